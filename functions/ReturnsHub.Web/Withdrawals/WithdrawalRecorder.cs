using System.Text;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Receipts;
using ReturnsHub.Core.Record;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Web.Returns.Opening;

namespace ReturnsHub.Web.Withdrawals;

/// <summary>Records a declaration and writes its receipt. Safe to repeat for the same declaration: the receipt then says what the first said.</summary>
internal sealed class WithdrawalRecorder(RecordHandler record, RmaNumbers rmas, IPersonalDataVault vault, ISigningKey key)
{
    /// <summary>Records the declaration on <paramref name="onto"/>, or on a return of its own.</summary>
    /// <exception cref="Errors.ProblemException">The rules do not allow it.</exception>
    public async Task<ReturnState> DeclareAsync(
        TenantId tenant, string subject, string declarationId, ReturnState? onto, CheckedWithdrawal request, CancellationToken ct)
    {
        var connection = onto?.Connection ?? request.Connection;
        var id = onto?.ReturnId ?? ReturnId.For(tenant, connection, declarationId);
        var header = onto is null
            ? new ReturnHeader(declarationId, (await rmas.AllocateAsync(new StreamKey(tenant, id), ct)).Value, request.OrderId)
            : onto.Header ?? new ReturnHeader(declarationId);
        var state = Recorded.StateOf(await record.RecordAsync(
            new Fact
            {
                Id = $"withdrawal:{connection}:{declarationId}",
                Tenant = tenant,
                Subject = new Subject.Known(id),
                Connection = connection,
                OccurredAt = request.DeclaredAt,
                Actor = Actor.Person(subject),
                Body = new WithdrawalDeclaration
                {
                    Header = header,
                    DeclarationId = declarationId,
                    Lines = request.Lines,
                    Opens = onto is null,
                    Name = request.Name,
                    Contact = request.Contact,
                    Statement = request.Statement,
                },
            },
            message: null,
            ct));
        await SealAsync(state, declarationId, ct);
        return state;
    }

    /// <summary>The receipt as it was handed out; null when it was erased or never was.</summary>
    public async Task<byte[]?> ReceiptAsync(StreamKey of, string declarationId, CancellationToken ct) =>
        await vault.GetAsync(of, PersonalText.WithdrawalField(declarationId, "receipt"), ct) is { } text ? Encoding.UTF8.GetBytes(text) : null;

    private async Task SealAsync(ReturnState state, string declarationId, CancellationToken ct)
    {
        if (await ReceiptAsync(state.Key, declarationId, ct) is not null) return;
        var declared = state.Withdrawal!.Declarations.Single(d => d.DeclarationId == declarationId);
        Task<string?> Part(string part) => vault.GetAsync(state.Key, PersonalText.WithdrawalField(declarationId, part), ct);
        var receipt = new WithdrawalReceipt
        {
            DeclarationId = declarationId,
            Tenant = state.Tenant,
            ReturnId = state.ReturnId,
            Rma = state.Header?.Rma,
            OrderId = state.Header?.OrderId ?? state.Order?.OrderId,
            DeclaredAt = declared.At,
            RefundDueAt = declared.At + Core.Returns.Withdrawals.RefundPeriod,
            Whole = declared.Lines.Count == 0,
            Lines = declared.Lines,
            Name = await Part("name"),
            Contact = await Part("contact"),
            Statement = await Part("statement"),
        };
        await vault.PutAsync(state.Key, PersonalText.WithdrawalField(declarationId, "receipt"), Encoding.UTF8.GetString(ReceiptSealing.Seal(receipt, key)), ct);
    }
}
