using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns;

public class DestructionTests
{
    private static readonly PolicyDocument Destroy = Policies.Plain with { Dispositions = [new DispositionRule { Id = "destroy", Disposition = Disposition.SecureDestruction }] };

    private static void Certify(Shop shop, string serial, string certificate = "C-1") => shop.Play(new DestructionReported(certificate, serial, "SHREDDED"));

    [Fact]
    public void A_unit_to_be_destroyed_is_an_exception_until_its_certificate_is_there()
    {
        var shop = Shop.Accepted(Destroy);
        shop.Inspect(serials: "SN-1");
        shop.State.Exceptions.ShouldHaveSingleItem().Kind.ShouldBe(ExceptionKind.CertificateMissing);
        Certify(shop, "SN-2");
        shop.Exceptions.ShouldBe([ExceptionKind.CertificateMissing]);
        Certify(shop, "sn-1", "C-2");
        shop.Exceptions.ShouldBeEmpty();
        shop.State.Certificates.Count.ShouldBe(2);
    }

    [Fact]
    public void A_certificate_may_come_before_the_decision()
    {
        var shop = Shop.Accepted(Destroy);
        Certify(shop, "SN-1");
        shop.Inspect(serials: "SN-1");
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void Two_units_need_two_serial_numbers_and_two_certificates()
    {
        var shop = Shop.Accepted(Destroy, paid: 200, quantity: 2);
        shop.Inspect(2, serials: ["SN-1", "SN-2"]);
        Certify(shop, "SN-1");
        shop.Exceptions.ShouldBe([ExceptionKind.CertificateMissing]);
        Certify(shop, "SN-2", "C-2");
        shop.Exceptions.ShouldBeEmpty();
    }

    [Fact]
    public void A_unit_whose_serial_number_nobody_read_cannot_be_certified()
    {
        var shop = Shop.Accepted(Destroy);
        shop.Inspect();
        Certify(shop, "SN-1");
        shop.Exceptions.ShouldBe([ExceptionKind.CertificateMissing]);
    }

    [Fact]
    public void What_the_warehouse_destroys_on_its_own_needs_a_certificate_too()
    {
        var shop = Shop.Accepted();
        shop.Inspect(serials: "SN-1");
        shop.Exceptions.ShouldBeEmpty();
        shop.Dispose(Disposition.SecureDestruction, 1, "SN-1");
        shop.Exceptions.ShouldBe([ExceptionKind.CertificateMissing]);
        Certify(shop, "SN-1");
        shop.Exceptions.ShouldBeEmpty();
    }
}
