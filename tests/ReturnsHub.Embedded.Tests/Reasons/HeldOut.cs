using ReturnsHub.Core.Codes;

namespace ReturnsHub.Embedded.Tests.Reasons;

/// <summary>
/// Sentences the classifier was not built from, each with its code, or two where people would differ. Keep them out of
/// <c>examples.tsv</c> and <c>lexicon.tsv</c>: a classifier measured on what it has learnt by heart tells nothing.
/// </summary>
internal static class HeldOut
{
    public static IReadOnlyList<(string Text, ReasonCode[] Codes)> Sentences { get; } =
        [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|')).Select(parts =>
            (parts[1].Trim(), parts[0].Trim().Split('/').Select(code => Enum.Parse<ReasonCode>(code)).ToArray()))];

    private const string Table = """
        SizeTooSmall | I couldn't get these boots on at all, they are tiny
        SizeTooSmall | Ordered my regular 40 but it's more like a 38, very tight across the bust
        SizeTooSmall | Gloves are too small for an adult hand
        SizeTooSmall | The curtain is 20 cm too short for my window
        SizeTooSmall | not too big, it is too small
        SizeTooSmall | Leider etwas zu eng an den Waden
        SizeTooSmall | Le short est trop serré
        SizeTooSmall | La camiseta me queda muy pequeña
        SizeTooSmall | T-shirten er alt for lille til mig
        SizeTooLarge | The coat swamps me, two sizes too big
        SizeTooLarge | not too small, it is too big
        SizeTooLarge | These trainers are much too wide and my feet slide about
        SizeTooLarge | Belt is too long even with an extra hole
        SizeTooLarge | I'm between sizes and the medium is really loose
        SizeTooLarge | Das Kleid ist mir zwei Nummern zu groß
        SizeTooLarge | La robe est trop longue pour moi
        SizeTooLarge | Los zapatos son demasiado grandes
        SizeTooLarge | Kjolen er alt for lang
        FitOrComfort | Length is fine but the shoulders sit badly and it pulls at the armpits
        FitOrComfort | I got blisters after wearing them round the house
        FitOrComfort | The chair is really uncomfortable for my back
        FitOrComfort | Headband presses on my temples, not comfortable
        FitOrComfort | Die Schuhe sind unbequem
        FitOrComfort | La coupe est bizarre, inconfortable au niveau du col
        FitOrComfort | Sofaen er ubehagelig at sidde i
        Color | I wanted a warm white and this one is a cold blueish white colour
        Color | Colour is nothing like I imagined, far too dark
        Color | The shade of green doesn't go with the wallpaper
        Color | Die Farbe ist mir zu hell
        Color | La couleur est trop foncée
        Color | No me gusta el color, es muy apagado
        Color | Farven er alt for mørk
        Style | I just don't like how it looks on me
        Style | Pattern is horrible, not my taste
        Style | The fabric feels itchy and I don't like the design
        Style | Das Design gefällt mir leider nicht
        Style | Je n'aime pas le style de cette robe
        Style | No me gusta como me queda, no es mi estilo
        Style | Jeg synes mønstret er grimt
        NotAsDescribed | Website said it was waterproof and it is not
        NotAsDescribed | The photos show a metal body, in reality it is painted plastic
        NotAsDescribed | Item does not match the description
        NotAsDescribed | Advertised as organic cotton, label says acrylic
        NotAsDescribed | This bag is a counterfeit
        NotAsDescribed | Artikel ist nicht wie beschrieben
        NotAsDescribed | Le produit ne correspond pas du tout à l'annonce
        NotAsDescribed | El artículo no es como en la foto
        NotAsDescribed | Varen er ikke som beskrevet på siden
        QualityBelowExpectation | For that price I expected something sturdier, it feels cheap
        QualityBelowExpectation | The material is paper thin and the seams are sloppy
        QualityBelowExpectation | Poor quality, would not buy again
        QualityBelowExpectation | Very flimsy stand
        QualityBelowExpectation | Die Qualität ist enttäuschend
        QualityBelowExpectation | Qualité médiocre, tissu trop fin
        QualityBelowExpectation | La calidad es malísima
        QualityBelowExpectation | Kvaliteten er elendig
        Defective | The speaker makes no sound
        Defective | Plugged it in and nothing happens, it won't turn on
        Defective | The left pedal has a manufacturing fault
        Defective | Zipper doesn't close, it was stuck from day one
        Defective | Display has several dead pixels
        Defective | Das Radio funktioniert nicht
        Defective | La montre ne s'allume pas
        Defective | La lámpara no funciona
        Defective | Uret virker ikke
        FailedInUse | It was great for two months, then the motor died
        FailedInUse | The strap broke after a couple of weeks
        FailedInUse | Stopped working after the third charge
        FailedInUse | Shrank and fell apart after the first wash
        FailedInUse | Nach drei Monaten ging der Föhn nicht mehr
        FailedInUse | Elle ne fonctionne plus après trois semaines
        FailedInUse | Dejó de funcionar a los pocos días
        FailedInUse | Den gik i stykker efter en måned
        DamagedInTransit | The vase was smashed when it arrived
        DamagedInTransit | Package was crushed and the picture frame is cracked
        DamagedInTransit | Shampoo leaked everywhere inside the parcel
        DamagedInTransit | One corner is dented, obviously dropped by the courier
        DamagedInTransit | Die Teller sind zerbrochen angekommen
        DamagedInTransit | Le miroir est arrivé brisé
        DamagedInTransit | El espejo llegó roto
        DamagedInTransit | Spejlet var knust da det kom
        MissingParts | There are no screws in the bag
        MissingParts | The remote control is missing
        MissingParts | Charging cable wasn't included
        MissingParts | Set is incomplete, one lid not in the box
        MissingParts | Es fehlt die Bedienungsanleitung
        MissingParts | Il manque une pièce pour le montage
        MissingParts | Falta el mando a distancia
        MissingParts | Der mangler en skrue
        WrongItem | You've sent me a completely different pair of shoes
        WrongItem | I ordered the 10 inch pan and received the 8 inch
        WrongItem | Wrong item in the parcel
        WrongItem | Got a pink one instead of the grey one
        WrongItem | Falsches Produkt erhalten
        WrongItem | J'ai reçu le mauvais article
        WrongItem | Me llegó otro producto distinto al que pedí
        WrongItem | Jeg har modtaget den forkerte vare
        WrongQuantity | Ordered 4 glasses but only 3 were delivered
        WrongQuantity | I was sent two of these and only wanted one
        WrongQuantity | Only received one of the two cushions
        WrongQuantity | Es wurden zwei statt einer Lampe geliefert
        WrongQuantity | J'ai reçu deux exemplaires au lieu d'un
        WrongQuantity | Solo recibí una de las dos lámparas
        Incompatible | The charger doesn't fit my phone
        Incompatible | Not compatible with my dishwasher model
        Incompatible | US plug, can't use it here
        Incompatible | The software doesn't support my operating system
        Incompatible | Wiper blades don't fit my Golf
        Incompatible | Die Hülle passt nicht zu meinem Handy
        Incompatible | N'est pas compatible avec ma voiture
        Incompatible | No es compatible con mi ordenador
        Incompatible | Den passer ikke til min telefon
        ArrivedLate | It got here after her birthday so it's no use now
        ArrivedLate | Delivery was three weeks late
        ArrivedLate | Needed it for a wedding last Saturday, arrived too late
        ArrivedLate | Das Paket kam zu spät
        ArrivedLate | Livré trop tard pour la fête
        ArrivedLate | El pedido llegó demasiado tarde
        ArrivedLate | Pakken kom for sent
        NotDelivered | I still haven't received anything
        NotDelivered | The package never turned up
        NotDelivered | Courier lost my parcel
        NotDelivered | Das Paket ist bis heute nicht angekommen
        NotDelivered | Colis jamais reçu
        NotDelivered | Nunca recibí el paquete
        NotDelivered | Jeg har aldrig modtaget pakken
        ChangedMind | I've changed my mind about this purchase
        ChangedMind | No longer needed
        ChangedMind | Got it as a birthday present but I already have one
        ChangedMind | Decided I don't really need another jacket
        ChangedMind | Ich brauche das Buch nicht mehr
        ChangedMind | Je n'en ai plus besoin finalement
        ChangedMind | Ya no lo quiero
        ChangedMind | Jeg har fortrudt købet
        OrderedByMistake | I accidentally ordered two
        OrderedByMistake | Picked the wrong size by mistake
        OrderedByMistake | Bought the wrong cartridge, my fault
        OrderedByMistake | Aus Versehen bestellt
        OrderedByMistake | Commande passée par erreur
        OrderedByMistake | Lo pedí por error
        OrderedByMistake | Bestilt ved en fejltagelse
        BetterPrice | Same thing is ten pounds cheaper at another store
        BetterPrice | The price has dropped since I ordered
        BetterPrice | Found a better price elsewhere
        BetterPrice | Habe ich woanders billiger bekommen
        BetterPrice | J'ai trouvé moins cher
        BetterPrice | Lo he visto más barato en otra web
        BetterPrice | Fandt den billigere hos en anden
        SafetyOrHealth | My daughter got an allergic reaction from the earrings
        SafetyOrHealth | The adapter started smoking when I plugged it in
        SafetyOrHealth | Gave me an electric shock through the handle
        SafetyOrHealth | The pan handle came loose and I burned my arm
        SafetyOrHealth | Nach dem Tragen Hautausschlag
        SafetyOrHealth | La batterie a pris feu
        SafetyOrHealth | Me dio un calambre al enchufarlo
        SafetyOrHealth | Opladeren lugter brændt og der kommer røg
        ExpiredOrSpoiled | The protein powder expired two months ago
        ExpiredOrSpoiled | Mould on the cheese
        ExpiredOrSpoiled | Coffee beans past their best before date
        ExpiredOrSpoiled | Ist schon abgelaufen
        ExpiredOrSpoiled | Les yaourts sont périmés
        ExpiredOrSpoiled | Producto caducado
        ExpiredOrSpoiled | Osten var muggen
        UnauthorizedPurchase | I didn't order this, someone used my credit card
        UnauthorizedPurchase | My kid ordered this without permission
        UnauthorizedPurchase | This purchase was not authorised by me
        UnauthorizedPurchase | Ich habe das nicht bestellt
        UnauthorizedPurchase | Je n'ai pas commandé cet article
        UnauthorizedPurchase | Yo no hice este pedido
        Other | It is so noisy that I can't sleep
        Other | The smell gives the whole room a strange perfume
        Other | Your invoice has the wrong VAT number
        WrongItem/Color | Ordered black, received brown, wrong colour sent
        NotAsDescribed/Color | Colour is totally different from the picture
        SizeTooSmall/FitOrComfort | Far too tight on the calves and uncomfortable
        DamagedInTransit/MissingParts | Box torn open and the charger is missing
        QualityBelowExpectation/NotAsDescribed | Looks nothing like the photos, cheap thin fabric
        """;
}
