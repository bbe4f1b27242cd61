using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Diagnostics;

/// <summary>
/// The steps of the generator between what the compiler gives and what is written. An exception in one of them is a diagnostic, and the
/// rest goes on with nothing in its place.
/// </summary>
internal sealed class Steps(IncrementalGeneratorInitializationContext context)
{
    private IncrementalValueProvider<ImmutableArray<DiagnosticModel>> _failures = context.ParseOptionsProvider.Select(
        static (_, _) => ImmutableArray<DiagnosticModel>.Empty
    );

    /// <summary>What failed in the steps so far.</summary>
    public IncrementalValueProvider<EquatableArray<DiagnosticModel>> Failures =>
        _failures.Select(static (f, _) => new EquatableArray<DiagnosticModel>(f));

    /// <summary>A step that makes one value.</summary>
    /// <param name="source">What it is made of.</param>
    /// <param name="name">The step's name, which is tracked.</param>
    /// <param name="transform">Makes the value.</param>
    /// <param name="otherwise">The value if that fails.</param>
    public IncrementalValueProvider<TOut> One<TIn, TOut>(
        IncrementalValueProvider<TIn> source,
        string name,
        Func<TIn, CancellationToken, TOut> transform,
        TOut otherwise
    )
    {
        var tried = source.Select((x, cancellation) => Try(x, name, transform, otherwise, cancellation));
        Add(tried.Select(static (t, _) => t.Failure is null ? ImmutableArray<DiagnosticModel>.Empty : [t.Failure]));
        return tried.Select(static (t, _) => t.Value).WithTrackingName(name);
    }

    /// <summary>A step that makes any number of values of one.</summary>
    public IncrementalValuesProvider<TOut> Many<TIn, TOut>(
        IncrementalValueProvider<TIn> source,
        string name,
        Func<TIn, CancellationToken, TOut[]> transform
    )
    {
        var tried = source.Select((x, cancellation) => Try(x, name, transform, [], cancellation));
        Add(tried.Select(static (t, _) => t.Failure is null ? ImmutableArray<DiagnosticModel>.Empty : [t.Failure]));
        return tried.SelectMany(static (t, _) => t.Value).WithTrackingName(name);
    }

    /// <summary>A step that makes a value of each of several.</summary>
    public IncrementalValuesProvider<TOut> Each<TIn, TOut>(
        IncrementalValuesProvider<TIn> source,
        string name,
        Func<TIn, CancellationToken, TOut> transform
    )
        where TOut : class
    {
        var tried = source.Select((x, cancellation) => Try(x, name, transform, null!, cancellation));
        Add(tried.Where(static t => t.Failure is not null).Select(static (t, _) => t.Failure!).Collect());
        return tried.Where(static t => t.Failure is null).Select(static (t, _) => t.Value).WithTrackingName(name);
    }

    private void Add(IncrementalValueProvider<ImmutableArray<DiagnosticModel>> more) =>
        _failures = _failures.Combine(more).Select(static (x, _) => x.Left.AddRange(x.Right));

    private static Tried<TOut> Try<TIn, TOut>(
        TIn source,
        string name,
        Func<TIn, CancellationToken, TOut> transform,
        TOut otherwise,
        CancellationToken cancellation
    )
    {
        try
        {
            return new(transform(source, cancellation), null);
        }
        catch (Exception exception) when (Unforeseen.Is(exception))
        {
            return new(otherwise, Unforeseen.InStep(name, exception));
        }
    }

    private sealed record Tried<T>(T Value, DiagnosticModel? Failure);
}
