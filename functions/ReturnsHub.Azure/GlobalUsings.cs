global using ReturnsHub.Core.Primitives;
