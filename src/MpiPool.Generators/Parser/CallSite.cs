using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>What came of one call of a pool operation on a method group.</summary>
/// <param name="Call">The call, if it can be intercepted.</param>
/// <param name="Closed">The task that the call makes of a generic method; null if the method is not generic, or another assembly's task
/// already.</param>
internal sealed record CallSite(CallModel? Call, ParsedTask? Closed);
