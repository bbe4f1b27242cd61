namespace MpiPool;

/// <summary>Marks the exceptions of MpiPool that are always <see cref="SetupErrors"/>.</summary>
internal interface ISetupError;
