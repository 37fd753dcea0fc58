using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Wire.Samples;

/// <summary>One event of every type with every member set.</summary>
internal static class EventSamples
{
    private static readonly DateTimeOffset At = new DateTimeOffset(2026, 11, 20, 9, 12, 41, TimeSpan.Zero).AddTicks(1_234_567);
    private static readonly Currency Eur = new("EUR");
    private static readonly Sku Jacket = new("JKT-M-BLK");
    private static readonly Actor Ann = Actor.Person("user-17");
    private static readonly Guid OtherEvent = Guid.Parse("0195f1c0-0000-7000-8000-000000000001");

    private static readonly DecisionTrace Why = new()
    {
        PolicyVersion = "2026-11-01",
        Rules = ["inspect-electronics", "fee.none"],
        Inputs = new Dictionary<string, string> { ["category"] = "ELECTRONICS", ["note"] = "größer als \"M\" \\ €" },
    };

    private static readonly ReturnHeader Header = new("5588001122", "RMA-7", "1001");

    private static readonly GoodsLineReport Goods = new()
    {
        LineId = "L1",
        Sku = Jacket,
        Quantity = 1,
        Condition = Condition.Opened,
        Grade = Grade.B,
        Photos = ["picture-1"],
        Serials = ["SN-1"],
        Lot = "2026-44",
    };

    private static readonly CreditSettlement Settled = new()
    {
        Parts = [new SettlementPart(Resolution.Exchange, Money(89.9m), "6101")],
        Bonus = new StoreCreditBonus(Money(2m), ["bonus"]),
        CustomerOwes = Money(10.1m),
    };

    private static readonly CreditLine Part = new() { OrderLineId = "11", Sku = Jacket, Quantity = 1, Amount = Money(89.9m), Tax = Money(14.35m), Fee = Money(1m), Net = Money(75.55m), Fees = [new CreditFee(FeeKind.ReturnLabel, Money(1m), "label")] };

    private static readonly ClaimEvidence Picture = new(ClaimEvidenceKind.Photo, "picture-1");

    private static readonly ClaimTerms Terms = new()
    {
        Agreement = "alpine",
        Violation = VendorViolation.DefectiveGoods,
        UnitCost = Money(40m),
        Amount = Money(32.5m),
        DueBy = At.AddDays(30),
        AuthorisationNeeded = true,
        EvidenceMissing = [ClaimEvidenceKind.SerialNumber],
    };

    private static readonly OrderReport Order = new()
    {
        OrderId = "1001",
        UpdatedAt = At,
        DeliveredAt = At.AddDays(-9),
        Currency = Eur,
        ShippingPaid = Money(4.9m),
        ShippingTax = Money(0.78m),
        DutiesPaid = Money(12m),
        PricesIncludeTax = true,
        Channel = "web",
        Country = "DE",
        CustomerSegment = "regular",
        Lines =
        [
            new OrderLineReport
            {
                OrderLineId = "11", Sku = Jacket, Quantity = 2, Paid = Money(179.8m), Tax = Money(28.7m), Vendor = "Nordwind", Category = "APPAREL", Serials = ["SN-1", "SN-2"],
                UnitCost = Money(41.5m), FinalSale = true, Duties = Money(3m),
            },
        ],
    };

    private static readonly RefundReport Refund = new()
    {
        Reference = "RH-0123456789ABCDEFGHJKMNPQ-1",
        RefundId = "929361461",
        Moved = Money(89.9m),
        Pending = true,
        Presentment = new Money(97, new Currency("USD")),
        Duties = Money(1m),
        StoreCredit = Money(2m),
        Lines = [new RefundLineReport("11", 1, Money(89.9m))],
        Shipping = Money(4.9m),
    };

    private static readonly ClassificationReport Classified = new()
    {
        Code = ReasonCode.SizeTooSmall,
        Secondary = ReasonCode.Color,
        Confidence = 0.93m,
        Classifier = "local-1",
        Taxonomy = "2026-11",
        InputHash = new string('a', 64),
        Model = new ModelRun
        {
            Deployment = "reasons",
            Model = "gpt-4.1-mini-2025-04-14",
            PromptHash = new string('c', 64),
            InputTokens = 812,
            OutputTokens = 12,
            LatencyMilliseconds = 640,
            Basis = ConfidenceBasis.LogProbabilities,
            FromCache = true,
            Fallback = ModelFallback.RateLimited,
        },
    };

    public static IReadOnlyList<ReturnEvent> All { get; } =
    [
        new ReturnRequested
        {
            Connection = "shop",
            Header = Header,
            RequestedAt = At,
            RequestedBy = Actor.Connection("shop"),
            Lines =
            [
                new RequestedLine
                {
                    LineId = "L1", OrderLineId = "11", Sku = Jacket, Quantity = 1, Reason = ReasonCode.SizeTooSmall, ReasonHandle = "size_too_small", HasNote = true, Serials = ["SN-1"],
                },
            ],
        },
        new ReturnNamed("shop", Header),
        new ReturnAuthorised(At),
        new ReturnExpired(At) { Decision = Why },
        new ReturnDeclined(At, "RETURN_PERIOD_ENDED"),
        new ReturnCancelled(At),
        new ReturnClosed(At),
        new ReturnReopened(At),
        new LinesRemoved("removal-1", [new LineRemovalReport("L1", 1)]),
        new OrderAttached(Order),
        new EligibilityDecided(true, Why)
        {
            Lines =
            [
                new LineEligibility
                {
                    LineId = "L1", Verdict = EligibilityVerdict.NeedsPerson, Path = EligibilityPath.Warranty,
                    Holds = [new CreditHold(HoldCode.QuantityMismatch, "quantity.beyond-sold")], UnitsBeyond = 1, Decision = Why,
                },
            ],
        },
        new LabelAttached("1Z999AA10123456784", "UPS", At),
        new ParcelTracked("1Z999AA10123456784", "UPS", TrackingStatus.OutForDelivery, "OT", At),
        new GoodsReceived("WE-1", At, Ann, [Goods]),
        new GoodsInspected("QC-1", At, Ann, [Goods]),
        new DispositionDecided { Units = "QC-1/0", LineId = "L1", Sku = Jacket, Quantity = 1, Disposition = Disposition.Resell, Channel = "outlet", Location = "R-7", Recovery = Money(31.5m), Serials = ["SN-1"], Decision = Why },
        new DispositionOverruled
        {
            Units = "QC-1/0", Disposition = Disposition.Resell, Channel = "outlet", Overruled = Disposition.Donate, OverruledRules = ["moderate-wear"], Why = "box was unopened", By = Ann, At = At,
        },
        new JournalEntered
        {
            EntryNumber = "JE-1", Units = "QC-1/0", LineId = "L1", Sku = Jacket, Quantity = 1, Disposition = Disposition.Restock,
            Lines = [new JournalLine(JournalAccount.Inventory, Money(41.5m), Money(0)), new JournalLine(JournalAccount.CostOfGoodsSold, Money(0), Money(41.5m))],
            Reverses = "JE-0", Decision = Why,
        },
        new DispositionObserved("D-1", At, Ann, [new DispositionLineReport { LineId = "L1", Sku = Jacket, Quantity = 1, Disposition = Disposition.Restock, Location = "A-12", Serials = ["SN-1"] }]),
        new InventoryMoved { LineId = "L1", Sku = Jacket, Quantity = 1, From = InventoryStatus.ReceivedPendingInspection, To = InventoryStatus.Sellable, Location = "A-12" },
        new DestructionCertified("CERT-1", "SN-1", "shredded", At, CertificateKind.Wiped, Ann),
        new ClaimOpened { ClaimId = "VENDOR/L1", Against = Fault.Vendor, Party = "Nordwind", LineId = "L1", Quantity = 1, Reason = ReasonCode.Defective, Terms = Terms, Evidence = [Picture], Decision = Why },
        new ClaimEvidenceAttached("VENDOR/L1", Picture, Ann, At),
        new ClaimSubmitted { ClaimId = "VENDOR/L1", DocumentNumber = "CB-1", Quantity = 1, Amount = Money(32.5m), By = Ann, At = At },
        new ClaimAuthorised("VENDOR/L1", "AW-88", Ann, At),
        new ClaimRefused("VENDOR/L1", "AW-88", "no fault found", Ann, At),
        new ClaimSettled("VENDOR/L1", Money(20m), "CN-1", Ann, At),
        new ClaimWrittenOff("VENDOR/L1", "too small", Ann, At),
        new ClaimWithdrawn("VENDOR/L1", Why),
        new ReasonClassified("L1", At, Classified),
        new ReasonDecided { LineId = "L1", Code = ReasonCode.SizeTooSmall, Secondary = ReasonCode.Color, Basis = ReasonBasis.Model, Decision = Why },
        new RefundObserved(At, Refund),
        new CreditProposed
        {
            CreditId = "CR-1",
            Origin = CreditOrigin.Entitlement,
            Lines = [Part],
            Amount = Money(89.9m),
            Holds = [new CreditHold(HoldCode.InspectionPending, "inspect-electronics")],
            ApprovalsNeeded = 1,
            ContentHash = new string('b', 64),
            GroundHash = new string('e', 64),
            Settlement = Settled,
            Decision = Why,
        },
        new CreditRevised
        {
            CreditId = "CR-1", Lines = [Part], Amount = Money(89.9m), Holds = [], ApprovalsNeeded = 0, ContentHash = new string('c', 64), GroundHash = new string('e', 64), Settlement = Settled, Decision = Why,
        },
        new CreditWithdrawn("CR-1", Why),
        new CreditApproved("CR-1", new string('b', 64), Ann, At) { Roles = [Role.Controller], ValidForHours = 48 },
        new CreditRejected("CR-1", new string('b', 64), Ann, At, "goods-missing"),
        new CreditReleased
        {
            CreditId = "CR-1",
            DocumentNumber = "RH-7Q2M-CR-1",
            Origin = CreditOrigin.PlatformRefund,
            OrderId = "1001",
            Rma = "RMA-7",
            Lines = [Part],
            Amount = Money(89.9m),
            ApprovedBy = [Ann],
            Settlement = Settled,
            Decision = Why,
        },
        new ResolutionChosen(Resolution.Exchange, new ExchangeReport("6101", Money(99.9m)), At),
        new ReturnShippingObserved("receipt-1", Money(4.9m), At),
        new CreditPosted("CR-1", "erp", "GS-2026-0042", At),
        new EventDeliveryFailed("erp", OtherEvent, "returnshub.credit.released.v1", "http-422"),
        new EventDeliveryRedriven("erp", OtherEvent, Ann),
        new ExceptionRaised(ExceptionKind.ReceivedWithoutAuthorisation, "WE-1", Severity.High, "Goods came before an authorisation."),
        new ExceptionResolved(ExceptionKind.ReceivedWithoutAuthorisation, "WE-1"),
        new PersonalDataAskedFor("DSR-1", At),
        new PersonalDataProvided("DSR-1", At),
        new PersonalDataErased("DSR-1", At),
        new HoldPlaced(HoldCode.AbuseSuspected, "third empty box", Ann, At),
        new HoldLifted(HoldCode.ConditionDisputed, "CR-1", new string('e', 64), "box was reweighed", Ann, At),
        new CreditBreakGlassReleased
        {
            CreditId = "CR-1",
            ContentHash = new string('b', 64),
            Amount = Money(89.9m),
            Holds = [new CreditHold(HoldCode.ValueOverLimit, "over-50")],
            By = Ann,
            At = At,
            Why = "court order 12/26",
        },
        new BreakGlassAcknowledged("CR-1", Ann, At),
        new HandlingNoted("WE-1", true, Ann, At),
        new WithdrawalDeclared { DeclarationId = "wd-1", At = At, By = Ann, Opens = true, Lines = [new WithdrawnUnits("11", 1)] },
        new ExceptionAssigned(ExceptionKind.ParcelProblem, "1Z-1", "bob", Ann, At),
        new ExceptionDismissed(ExceptionKind.ParcelProblem, "1Z-1", Severity.Medium, "The carrier reports LOST.", "found in the yard", Ann, At),
    ];

    public static RecordedEvent Of(Type type) => Record(All.Single(e => e.GetType() == type));

    public static RecordedEvent Record(ReturnEvent data, long sequence = 7, string? previousHash = null) => HashChain.Seal(new RecordedEvent
    {
        Id = Guid.Parse($"0195f1c0-7b3a-7c3f-8a52-{sequence:x12}"),
        Tenant = new TenantId("acme"),
        ReturnId = ReturnId.For(new TenantId("acme"), "shop", "5588001122"),
        Sequence = sequence,
        Type = EventCatalogue.WireName(data),
        OccurredAt = At,
        RecordedAt = At.AddSeconds(2),
        Source = "shop",
        CausationId = "shopify:shop:1",
        Actor = Ann,
        Via = "key:0a1b2c3d",
        Evidence = EvidenceHash.Of("raw"u8),
        Test = new TestMark("erp"),
        Data = data,
        PreviousHash = previousHash ?? new string('d', 64),
        Hash = "",
    });

    private static Money Money(decimal amount) => new(amount, Eur);
}
