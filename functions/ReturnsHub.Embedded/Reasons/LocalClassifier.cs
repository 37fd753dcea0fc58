using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Reasons;

namespace ReturnsHub.Embedded.Reasons;

/// <summary>
/// Names a reason without leaving the process: a lexicon of phrases and a small statistical model, both built in. The same
/// text always gets the same answer. Safe to share between threads. Building one takes some tens of milliseconds: build it once.
/// </summary>
public sealed class LocalClassifier : IReasonClassifier
{
    /// <summary>The name and version it answers under.</summary>
    public const string Name = "local-1";

    private static readonly (ReasonCode Kept, ReasonCode Dropped)[] Explains =
    [
        (ReasonCode.FailedInUse, ReasonCode.Defective),
        (ReasonCode.DamagedInTransit, ReasonCode.Defective),
        (ReasonCode.OrderedByMistake, ReasonCode.WrongItem),
        (ReasonCode.WrongQuantity, ReasonCode.WrongItem),
        (ReasonCode.Incompatible, ReasonCode.FitOrComfort),
    ];

    private readonly Lexicon _lexicon;
    private readonly NaiveBayes _model;

    /// <summary>Builds the classifier from its built-in phrases and examples.</summary>
    public LocalClassifier()
        : this(Tables.Read("lexicon.tsv"), Tables.Read("examples.tsv"))
    {
    }

    internal LocalClassifier(IEnumerable<string[]> lexicon, IEnumerable<string[]> examples)
    {
        _lexicon = new Lexicon(lexicon);
        _model = new NaiveBayes([.. examples.Select(e => (Tables.Code(e[0]), Words.Of(e[2])))]);
    }

    /// <inheritdoc/>
    public Task<ClassificationReport> ClassifyAsync(string redactedText, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Classify(redactedText));
    }

    internal ClassificationReport Classify(string text)
    {
        var words = Words.Of(text);
        var verdict = words.Exists(w => w != Words.Break) ? Decide(words) : new Verdict(ReasonCode.Unknown, null, 0);
        return new ClassificationReport
        {
            Code = verdict.Code,
            Secondary = verdict.Secondary,
            Confidence = Math.Round((decimal)verdict.Confidence, 2),
            Classifier = Name,
            Taxonomy = Taxonomy.Version,
            InputHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        };
    }

    private Verdict Decide(List<string> words)
    {
        var evidence = _lexicon.Read(words);
        foreach (var (kept, dropped) in Explains)
            if (evidence[kept] >= Verdict.Clear) evidence.Drop(dropped);
        return Verdict.From(evidence, _model.Read(words));
    }
}
