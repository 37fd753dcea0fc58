using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Reasons;

namespace ReturnsHub.Local.Hosting;

/// <summary>Reads nothing out of customers' words: every line they write on goes to a person.</summary>
internal sealed class NoClassifier : IReasonClassifier
{
    public Task<ClassificationReport> ClassifyAsync(string redactedText, CancellationToken ct) => Task.FromResult(new ClassificationReport
    {
        Code = ReasonCode.Unknown,
        Confidence = 0,
        Classifier = "none",
        Taxonomy = Taxonomy.Version,
        InputHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(redactedText))),
    });
}
