namespace ReturnsHub.Embedded.Tests;

public sealed class Uuid7IdsTests
{
    [Fact]
    public void Ids_are_distinct_and_carry_their_time()
    {
        var ids = new Uuid7Ids();
        var made = Enumerable.Range(0, 1000).Select(i => ids.Next(EventSamples.Noon.AddMilliseconds(i))).ToList();

        made.Distinct().Count().ShouldBe(1000);
        made.Select(id => id.ToString()).ShouldBeInOrder();
        made.ShouldAllBe(id => id.Version == 7);
    }
}
