using DotNet.Testcontainers.Containers;

namespace IdentDbBridge.ServerTests.Containers;

/// <summary>A server in a container, or why there is none.</summary>
/// <param name="Container">Null where there is none.</param>
/// <param name="Address">Null where there is none.</param>
/// <param name="Missing">Why there is none; null where there is one.</param>
sealed record StartedContainer(DockerContainer? Container, TestServerAddress? Address, string? Missing);
