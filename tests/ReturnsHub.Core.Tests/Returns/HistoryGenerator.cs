using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Returns;

/// <summary>Makes plausible lives of a return from a seed: what systems report, each at its own time.</summary>
internal sealed class HistoryGenerator(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<Fact> _facts = [];
    private DateTimeOffset _clock = Shop.Day;
    private PolicyDocument _policy = Policies.Plain;

    public History Next()
    {
        _policy = Chance(0.3) ? Policies.Plain with { Approval = [new ApprovalRule { Id = "A-1", Over = 150, Approvers = 1 }] } : Rich;
        if (seed % 4 == 0) _policy = _policy with { HoldUntilReceived = true };
        if (Chance(0.4)) _policy = EligibilityHistory.Strict(_policy);
        var lines = Enumerable.Range(1, _random.Next(1, 4)).Select(LineOf).ToList();
        var orderLines = lines.Select((l, i) => Shop.OrderLine(
            l.OrderLineId!, $"SKU-{i + 1}", l.Quantity + _random.Next(0, 3), Cents(500, 30_000), Chance(0.5) ? Cents(10, 400) : null,
            Chance(0.2) ? [$"SN-{i}-1"] : []) with
        { UnitCost = Chance(0.6) ? Shop.Euro(Cents(200, 9_000)) : null }).ToArray();
        var window = Chance(0.1) ? Shop.Day.AddDays(-60) : Shop.Day.AddDays(-3);
        if (_policy.Restricted.Count > 0) orderLines = EligibilityHistory.Varied(orderLines, _random);

        Add(new OrderReported(Shop.OrderOf(orderLines) with { DeliveredAt = window }));
        if (Chance(0.3)) Add(new OrderReported(Shop.OrderOf(orderLines) with { DeliveredAt = window, UpdatedAt = Shop.Day.AddDays(-1) }));
        Add(new ReturnRequestReported(Shop.Header, [.. lines]));
        if (seed % 3 == 0) Add(new ReturnRequestReported(Shop.Header, [.. lines]), Actor.Person("carl"));
        if (Chance(0.12))
        {
            Add(Chance(0.5) ? new ReturnDeclineReported(Shop.Header, "FINAL_SALE") : new ReturnCancellationReported(Shop.Header));
            return Done();
        }

        Add(new ReturnAuthorisationReported(Shop.Header, [.. lines]));
        if (_policy.WithdrawalExcluded.Count > 0 && Chance(0.5)) Add(EligibilityHistory.Declaration(lines, _random));
        if (Chance(0.3) && lines[0].Quantity > 1 && _policy.Returnless.Count == 0)
        {
            // A removal heard of after the removed unit was credited (it came back, or need not) cannot take the money back: that is OVER_CREDITED, a case of its own.
            Add(new LineRemovalReported(Shop.Header, [new LineRemovalReport(lines[0].LineId, 1)]));
            lines[0] = lines[0] with { Quantity = lines[0].Quantity - 1 };
        }

        if (Chance(0.7)) Parcel();
        Goods(lines);
        CertificatesOf(lines);
        if (Chance(0.5)) Refunds(orderLines);
        if (Chance(0.4)) Add(new ReturnClosureReported(Shop.Header));
        if (Chance(0.1)) Add(new ReturnReopeningReported(Shop.Header));
        return Done();
    }

    private RequestedLineReport LineOf(int n)
    {
        ReasonCode[] reasons = [ReasonCode.SizeTooSmall, ReasonCode.ChangedMind, ReasonCode.Defective, ReasonCode.DamagedInTransit, ReasonCode.Other, ReasonCode.Unknown, ReasonCode.SafetyOrHealth];
        return Shop.Line($"rl-{n}", $"ol-{n}", _random.Next(1, 4), reasons[_random.Next(reasons.Length)], Chance(0.5) ? "words" : null);
    }

    private void Parcel()
    {
        Add(new LabelReported(Shop.Header, "1Z999", "UPS"));
        foreach (var status in new[] { TrackingStatus.PickedUp, TrackingStatus.InTransit, TrackingStatus.Delivered }.Take(_random.Next(1, 4)))
            Add(new ParcelReported("1Z 999", "UPS", status, "X"));
        if (Chance(0.05)) Add(new ParcelReported("1Z999", "UPS", TrackingStatus.Lost, "LOST"));
    }

    private void Goods(IReadOnlyList<RequestedLineReport> lines)
    {
        foreach (var (line, index) in lines.Select((l, i) => (l, i)))
        {
            var left = line.Quantity + (Chance(0.1) && lines.Count > 1 ? 1 : 0);
            var part = 0;
            while (left > 0 && Chance(0.85))
            {
                var quantity = _random.Next(1, left + 1);
                left -= quantity;
                part++;
                var goods = new GoodsLineReport
                {
                    LineId = Chance(0.5) ? line.LineId : null,
                    Sku = new Sku(Chance(0.03) ? "SKU-OTHER" : $"SKU-{index + 1}"),
                    Quantity = quantity,
                    Condition = Chance(0.05) ? Condition.EmptyParcel : Condition.Opened,
                    Serials = Chance(0.1) ? [$"SN-{index}-{_random.Next(1, 3)}"] : [],
                };
                Add(new ReceiptReported($"RCV-{line.LineId}-{part}", [goods]), Actor.Person("rita"));
                if (Chance(0.8)) Add(new InspectionReported($"INS-{line.LineId}-{part}", [goods with { Grade = (Grade)_random.Next(0, 6) }]), Actor.Person("ina"));
                // Every third return has its inspections corrected by a colleague, with the same findings.
                if (seed % 3 == 0 && _facts[^1].Body is InspectionReported inspected) Add(inspected, Actor.Person("bob"));
                if (Chance(0.15))
                {
                    Add(new DispositionReported($"DSP-{line.LineId}-{part}", [new DispositionLineReport
                    {
                        LineId = goods.LineId,
                        Sku = goods.Sku,
                        Quantity = quantity,
                        Disposition = Chance(0.3) ? Disposition.SecureDestruction : Disposition.Refurbish,
                    }]), seed % 3 == 0 ? Actor.Person("dora") : null);
                    if (seed % 3 == 0) Add(_facts[^1].Body, Actor.Person("dirk"));
                }
            }
        }
    }

    /// <summary>Certificates of wiping and of destruction, for serial numbers that came and for some that did not.</summary>
    private void CertificatesOf(IReadOnlyList<RequestedLineReport> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (Chance(0.25)) Add(new DestructionReported($"C-{i}", $"SN-{i}-1", "PURGE", Chance(0.7) ? Core.Returns.Events.CertificateKind.Wiped : Core.Returns.Events.CertificateKind.Destroyed));
        }
    }

    private void Refunds(IReadOnlyList<OrderLineReport> lines)
    {
        foreach (var (line, i) in lines.Select((l, i) => (l, i)).Where(_ => Chance(0.6)))
        {
            var amount = decimal.Round(line.Paid.Amount * _random.Next(20, 120) / 100, 2);
            var report = new RefundReport
            {
                RefundId = $"ref-{i}",
                Moved = Shop.Euro(amount),
                Lines = [new RefundLineReport(line.OrderLineId, _random.Next(1, line.Quantity + 1), Shop.Euro(decimal.Round(amount * 1.1m, 2)))],
                Shipping = Chance(0.2) ? Shop.Euro(1.23m) : null,
            };
            if (Chance(0.2)) Add(new RefundReported(Shop.Header, report with { Moved = Shop.Euro(0), Pending = true }));
            Add(new RefundReported(Shop.Header, report));
        }
    }

    private void Add(FactBody body, Actor? by = null)
    {
        _clock = _clock.AddMinutes(_random.Next(1, 300));
        _facts.Add(new Fact
        {
            Id = $"f-{_facts.Count}",
            Tenant = Shop.Tenant,
            Subject = new Subject.Known(ReturnId.For(Shop.Tenant, Shop.Connection, "5588")),
            Connection = Shop.Connection,
            OccurredAt = _clock,
            Actor = by ?? Actor.Connection(Shop.Connection),
            Body = body,
        });
    }

    private History Done() => new(_facts, _policy, _random.Next());

    private static PolicyDocument Rich { get; } = Policies.Plain with
    {
        Version = "rich-1",
        RestockingFees = [new RestockingFeeRule { Id = "F-1", Reasons = [ReasonCode.ChangedMind], Grades = [Grade.B, Grade.C, Grade.D], Percent = 12.5m }],
        Inspection = [new InspectionRule { Id = "I-1", Required = true }],
        Dispositions =
        [
            new DispositionRule { Id = "D-1", Reasons = [ReasonCode.Defective], Disposition = Disposition.ReturnToVendor },
            new DispositionRule { Id = "D-2", Grades = [Grade.N, Grade.A], Disposition = Disposition.Restock },
            new DispositionRule { Id = "D-3", Among = [Disposition.Resell, Disposition.Recycle, Disposition.Refurbish], Disposition = Disposition.Resell },
        ],
        Journals = true,
        ResaleChannels = [new ResaleChannel { Id = "open-box", Grades = [Grade.B] }, new ResaleChannel { Id = "outlet" }],
        Recovery =
        [
            new RecoveryRule { Id = "RV-1", ResaleChannels = ["open-box"], PercentOfPrice = 60, CostPerUnit = 3 },
            new RecoveryRule { Id = "RV-2", Dispositions = [Disposition.Resell], PercentOfPrice = 40 },
            new RecoveryRule { Id = "RV-3", PercentOfPrice = 70, CostPerUnit = 25 },
        ],
        DataBearing = [new DataBearingRule { Id = "data", Skus = ["SKU-2"] }],
        Quarantine = [new QuarantineRule { Id = "hold-worn", Skus = ["SKU-3"], Grades = [Grade.D] }],
        Locations = [new LocationRule { Id = "resale", Dispositions = [Disposition.Resell], Location = "R-1" }],
        Vendors =
        [
            new VendorAgreement
            {
                Id = "V-1",
                Vendors = ["Alpine Works"],
                ClaimWithinDays = 30,
                EvidenceNeeded = [ClaimEvidenceKind.SerialNumber, ClaimEvidenceKind.CustomerStatement],
                Violations = [new ViolationTerm { Violation = VendorViolation.DefectiveGoods, FeePerUnit = 1 }],
            },
        ],
        Returnless = [new ReturnlessRule { Id = "R-1", Reasons = [ReasonCode.DamagedInTransit], LineValueUpTo = 20 }],
    };

    private decimal Cents(int from, int to) => _random.Next(from, to) / 100m;

    private bool Chance(double share) => _random.NextDouble() < share;
}

/// <summary>A return's life, and ways to play it.</summary>
internal sealed class History(IReadOnlyList<Fact> facts, PolicyDocument policy, int answers)
{
    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>Every fact one to three times, in any order.</summary>
    public IReadOnlyList<Fact> Shuffled(int seed)
    {
        var random = new Random(seed);
        var all = facts.SelectMany(f => Enumerable.Repeat(f, random.Next(1, 4))).ToArray();
        random.Shuffle(all);
        return all;
    }

    /// <summary>Plays facts; words are classified as soon as their line is known, as the pipeline does.</summary>
    public Shop Play(IReadOnlyList<Fact> order)
    {
        var shop = new Shop(policy);
        foreach (var fact in order)
        {
            shop.Play(fact);
            foreach (var line in shop.State.Lines.Where(l => l.Requested.HasNote && l.Classified is null).ToList())
                shop.Play(Answer(line.Requested.LineId));
        }

        return shop;
    }

    private Fact Answer(string lineId)
    {
        var random = new Random(answers ^ lineId[^1]);
        return facts[0] with
        {
            Id = $"classify:{lineId}",
            Body = new ClassificationReported(lineId, new ClassificationReport
            {
                Code = (ReasonCode)random.Next(0, 24),
                Confidence = random.Next(0, 100) / 100m,
                Classifier = "test",
                Taxonomy = "test",
                InputHash = "00",
            }),
        };
    }
}
