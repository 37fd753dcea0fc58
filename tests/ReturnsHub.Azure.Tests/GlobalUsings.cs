global using ReturnsHub.Core.Ports;
global using ReturnsHub.Core.Primitives;
global using ReturnsHub.Core.Reasons;
global using ReturnsHub.Testing;
global using ReturnsHub.Testing.Contracts;
global using ReturnsHub.Testing.Samples;
global using ReturnsHub.Testing.Time;
