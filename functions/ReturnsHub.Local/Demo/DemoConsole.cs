using Spectre.Console;

namespace ReturnsHub.Local.Demo;

/// <summary>Where the demo writes: in colour and as wide as the window on a terminal, plain and wide into a file or a pipe.</summary>
internal static class DemoConsole
{
    private const int PlainWidth = 140;

    public static IAnsiConsole Create(TextWriter output)
    {
        var plain = Console.IsOutputRedirected || !ReferenceEquals(output, Console.Out);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (plain) console.Profile.Width = PlainWidth;
        return console;
    }
}
