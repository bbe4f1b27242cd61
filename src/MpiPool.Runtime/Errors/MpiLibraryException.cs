namespace MpiPool;

/// <summary>There is no libmpi, or none that can be used.</summary>
internal sealed class MpiLibraryException(string message) : MpiException(message), ISetupError;
