global using ReturnsHub.Core.Codes;
global using ReturnsHub.Core.Primitives;
