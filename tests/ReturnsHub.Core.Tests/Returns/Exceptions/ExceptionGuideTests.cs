using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Exceptions;

namespace ReturnsHub.Core.Tests.Returns.Exceptions;

public sealed class ExceptionGuideTests
{
    public static TheoryData<ExceptionKind> Kinds => [.. Enum.GetValues<ExceptionKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_says_what_to_do_with_which_permission_and_how_it_ends(ExceptionKind kind)
    {
        var advice = ExceptionGuide.Of(kind);

        advice.WhatToDo.ShouldEndWith(".");
        Enum.IsDefined(advice.Permission).ShouldBeTrue();
        Enum.IsDefined(advice.Ending).ShouldBeTrue();
    }

    [Theory]
    [InlineData(ExceptionKind.OverCredited, ExceptionEnding.Acknowledged)]
    [InlineData(ExceptionKind.OverRefunded, ExceptionEnding.Acknowledged)]
    [InlineData(ExceptionKind.CurrencyMismatch, ExceptionEnding.Acknowledged)]
    [InlineData(ExceptionKind.DuplicateSuspected, ExceptionEnding.Acknowledged)]
    [InlineData(ExceptionKind.PersonalDataRequest, ExceptionEnding.WithCause)]
    [InlineData(ExceptionKind.CertificateMissing, ExceptionEnding.WithCause)]
    [InlineData(ExceptionKind.DeliveryFailed, ExceptionEnding.WithCause)]
    public void Money_law_and_evidence_are_never_set_aside(ExceptionKind kind, ExceptionEnding ending) =>
        ExceptionGuide.Of(kind).Ending.ShouldBe(ending);

    [Fact]
    public void A_kind_without_a_row_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ExceptionGuide.Of((ExceptionKind)9999));
}
