using System.ClientModel;
using System.Text;
using ReturnsHub.Azure.Reasons.Batch;
using ReturnsHub.Azure.Tests.Reasons.Loopback;

namespace ReturnsHub.Azure.Tests.Reasons.Batch;

public class BatchJobsTests : ModelTest
{
    private const string Uploaded = """{"id":"file-1","object":"file","bytes":12,"created_at":1725387600,"filename":"reasons.jsonl","purpose":"batch","status":"processed"}""";
    private const string Started = """{"id":"batch_1","object":"batch","endpoint":"/v1/chat/completions","input_file_id":"file-1","completion_window":"24h","status":"validating","output_file_id":null,"error_file_id":null,"created_at":1725387600}""";
    private const string Completed = """{"id":"batch_1","object":"batch","endpoint":"/v1/chat/completions","input_file_id":"file-1","completion_window":"24h","status":"completed","output_file_id":"file-2","error_file_id":"","created_at":1725387600}""";

    [Fact]
    public async Task A_batch_is_uploaded_started_asked_after_and_fetched()
    {
        Model.Answers = request => (request.Method, request.Path) switch
        {
            ("POST", "/openai/v1/files") => new ModelAnswerText(Uploaded),
            ("POST", "/openai/v1/batches") => new ModelAnswerText(Started),
            ("GET", "/openai/v1/batches/batch_1") => new ModelAnswerText(Completed),
            ("GET", "/openai/v1/files/file-2/content") => new ModelAnswerText("{\"custom_id\":\"line-1#1\"}\n"),
            _ => Answering.Error(404, "404"),
        };
        using var jobs = new BatchJobs(Model.Options);
        using var requests = new MemoryStream("{\"custom_id\":\"line-1#1\"}\n"u8.ToArray());

        var id = await jobs.StartAsync(requests, "reasons.jsonl", CancellationToken.None);
        var state = await jobs.StateAsync(id, CancellationToken.None);
        using var results = new StreamReader(await jobs.FetchAsync(state.OutputFileId!, CancellationToken.None));

        id.ShouldBe("batch_1");
        (state.Status, state.IsOver, state.OutputFileId).ShouldBe(("completed", true, "file-2"));
        (await results.ReadToEndAsync()).ShouldBe("{\"custom_id\":\"line-1#1\"}\n");
        var upload = Encoding.UTF8.GetString(Model.Requests[0].Body);
        upload.ShouldContain("batch");
        upload.ShouldContain("reasons.jsonl");
        var start = Model.Requests.Single(r => r.Path == "/openai/v1/batches").Json;
        start.GetProperty("input_file_id").GetString().ShouldBe("file-1");
        start.GetProperty("endpoint").GetString().ShouldBe("/v1/chat/completions");
        start.GetProperty("completion_window").GetString().ShouldBe("24h");
        Model.Requests.ShouldAllBe(r => r.Headers["Authorization"] == "Bearer key-1");
    }

    [Fact]
    public async Task What_the_service_refuses_comes_out()
    {
        Model.Answers = _ => Answering.Error(429, "token_limit_exceeded");
        using var jobs = new BatchJobs(Model.Options);
        using var requests = new MemoryStream("{}\n"u8.ToArray());
        (await Should.ThrowAsync<ClientResultException>(() => jobs.StartAsync(requests, "reasons.jsonl", CancellationToken.None))).Status.ShouldBe(429);
    }
}
