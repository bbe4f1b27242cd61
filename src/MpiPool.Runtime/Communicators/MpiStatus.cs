namespace MpiPool;

/// <summary>What a message that was received says of itself.</summary>
/// <param name="Source">The rank that sent it.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Count">How many elements it had.</param>
public readonly record struct MpiStatus(int Source, int Tag, int Count);
