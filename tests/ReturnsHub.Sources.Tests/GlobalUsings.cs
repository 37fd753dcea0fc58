global using ReturnsHub.Core.Codes;
global using ReturnsHub.Core.Facts;
global using ReturnsHub.Core.Intake;
global using ReturnsHub.Core.Normalise;
global using ReturnsHub.Core.Primitives;
