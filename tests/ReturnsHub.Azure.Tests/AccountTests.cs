namespace ReturnsHub.Azure.Tests;

public sealed class AccountTests
{
    [SkippableFact]
    public void The_suites_of_returns_run_against_an_account_when_one_is_set()
    {
        Skip.If(ReturnsHome.Account is null, $"{ReturnsHome.ConnectionVariable} is not set: the suites ran against the gateway in this process.");
        ReturnsHome.Account.ShouldContain("AccountEndpoint=");
    }
}
