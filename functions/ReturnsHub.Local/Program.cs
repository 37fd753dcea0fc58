return await ReturnsHub.Local.Commands.CommandLine.RunAsync(args, Console.Out, Console.Error);
