using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ReturnsHub.Benchmarks;

/// <summary>What the parts of intake can do by themselves, in the same run on the same machine.</summary>
internal static class Baselines
{
    /// <summary>Kestrel answers 202 to the same bytes and does no work.</summary>
    public static async Task<LoadResult> KestrelAsync(IReadOnlyList<byte[]> requests, int connections)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.StatusCode = 202;
            context.Response.ContentLength = 0;
        });
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await RawHttp.SendAsync(address, requests.Take(2_000).ToList(), connections);
        return await RawHttp.SendAsync(address, requests, connections);
    }

    /// <summary>
    /// Bare SQLite commits the rows intake commits for each message: the bytes, their index and key, the queue entry and the id
    /// for duplicate detection; as many messages per transaction as intake had.
    /// </summary>
    public static double Sqlite(string directory, IReadOnlyList<byte[]> bodies, int perTransaction)
    {
        SQLitePCL.Batteries_V2.Init();
        Directory.CreateDirectory(directory);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "bare.db")};Pooling=False");
        connection.Open();
        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = FULL");
        Run("PRAGMA cache_size = -32768");
        Run("CREATE TABLE bytes (id INTEGER PRIMARY KEY, raw BLOB)");
        Run("CREATE TABLE pieces (id INTEGER PRIMARY KEY, hash BLOB UNIQUE, place INTEGER)");
        Run("CREATE TABLE keys (id INTEGER PRIMARY KEY, key BLOB)");
        Run("CREATE TABLE messages (id INTEGER PRIMARY KEY, session TEXT, body BLOB)");
        Run("CREATE TABLE seen (id BLOB PRIMARY KEY) WITHOUT ROWID");
        var commands = new[]
        {
            "INSERT INTO bytes (raw) VALUES (@0)", "INSERT INTO pieces (hash, place) VALUES (@0, 1)", "INSERT INTO keys (key) VALUES (@0)",
            "INSERT INTO messages (session, body) VALUES ('s', @0)", "INSERT INTO seen (id) VALUES (@0)",
        }.Select(sql =>
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.Add(new SqliteParameter("@0", DBNull.Value));
            return command;
        }).ToList();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < bodies.Count; i += perTransaction)
        {
            Run("BEGIN IMMEDIATE");
            foreach (var body in bodies.Skip(i).Take(perTransaction))
            {
                var hash = System.Security.Cryptography.SHA256.HashData(body);
                foreach (var (command, value) in commands.Zip([body, hash, hash, body[..Math.Min(400, body.Length)], hash[..16]]))
                {
                    command.Parameters[0].Value = value;
                    command.ExecuteNonQuery();
                }
            }

            Run("COMMIT");
        }

        return bodies.Count / watch.Elapsed.TotalSeconds;
    }
}
