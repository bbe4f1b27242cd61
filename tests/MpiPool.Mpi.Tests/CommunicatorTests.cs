using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>Messages and collectives without a pool.</summary>
[AlsoWithoutInterceptors]
public class CommunicatorTests
{
    [Theory, OnRanks(1, 2, 3, 5)]
    public Task Communicators_keep_their_promises(MpiRun run) => run.Passes("communicators");
}
