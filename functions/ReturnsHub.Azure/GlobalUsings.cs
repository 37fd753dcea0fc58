global using ReturnsHub.Core.Ports;
global using ReturnsHub.Core.Primitives;
global using ReturnsHub.Core.Reasons;
