using MpiPool.Scheduling.Core;

namespace MpiPool.Runtime.Tests.Simulation;

/// <summary>Broken cores, one fault each.</summary>
internal static class Mutations
{
    internal readonly struct ForgetsWhatWasHeld : IFaults
    {
        static bool IFaults.ForgetsWhatWasHeld => true;
    }

    internal readonly struct CountsWhatWasHeld : IFaults
    {
        static bool IFaults.CountsWhatWasHeld => true;
    }

    internal readonly struct HearsOldSessions : IFaults
    {
        static bool IFaults.HearsOldSessions => true;
    }

    internal readonly struct CancelsWhatHasBegun : IFaults
    {
        static bool IFaults.CancelsWhatHasBegun => true;
    }

    internal readonly struct ForgetsCancellation : IFaults
    {
        static bool IFaults.ForgetsCancellation => true;
    }

    internal readonly struct IgnoresPriority : IFaults
    {
        static bool IFaults.IgnoresPriority => true;
    }

    internal readonly struct QueuesAtTheEnd : IFaults
    {
        static bool IFaults.QueuesAtTheEnd => true;
    }

    internal readonly struct IgnoresPins : IFaults
    {
        static bool IFaults.IgnoresPins => true;
    }

    internal readonly struct RetriesForEver : IFaults
    {
        static bool IFaults.RetriesForEver => true;
    }

    internal readonly struct ForgetsWhoIsIdle : IFaults
    {
        static bool IFaults.ForgetsWhoIsIdle => true;
    }

    internal readonly struct LeavesHeldUp : IFaults
    {
        static bool IFaults.LeavesHeldUp => true;
    }

    internal readonly struct TrustsSuspects : IFaults
    {
        static bool IFaults.TrustsSuspects => true;
    }

    internal readonly struct WaitsForNobody : IFaults
    {
        static bool IFaults.WaitsForNobody => true;
    }

    internal readonly struct StopsTooEarly : IFaults
    {
        static bool IFaults.StopsTooEarly => true;
    }

    internal readonly struct IgnoresUnwritable : IFaults
    {
        static bool IFaults.IgnoresUnwritable => true;
    }
}
