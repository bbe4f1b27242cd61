using Microsoft.CodeAnalysis;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>
/// Exceptions of the user's own that tasks throw: made again on the other side where code can name them, or else left to their text.
/// </summary>
public sealed class ExceptionTests
{
    /// <summary>Declarations, what is thrown, and the type of what waiting for the task has inside.</summary>
    [Theory]
    [InlineData(
        "namespace @namespace.@event { public sealed class @class(string message) : Exception(message); }",
        "new @namespace.@event.@class(\"m\")",
        "namespace.event.class"
    )]
    [InlineData(
        "namespace @in { public static class @out { public class @ref { public class @int(string m) : InvalidOperationException(m); } } }",
        "new @in.@out.@ref.@int(\"m\")",
        "in.out+ref+int"
    )]
    [InlineData("public class \\u0045rr\u00f6r(string m) : Exception(m);", "new Errör(\"m\")", "Errör")]
    [InlineData("public struct S { public class E(string m) : Exception(m); }", "new S.E(\"m\")", "S+E")]
    [InlineData("public interface I { class E(string m) : Exception(m); }", "new I.E(\"m\")", "I+E")]
    [InlineData("public record R { internal class E(string m) : Exception(m); }", "new R.E(\"m\")", "R+E")]
    [InlineData("public class E : Exception { internal E(string m, Exception? inner) : base(m, inner) { } }", "new E(\"m\", null)", "E")]
    [InlineData("public partial class E : Exception; public partial class E { public E(string m) : base(m) { } }", "new E(\"m\")", "E")]
    [InlineData("public class B<T>(string m) : Exception(m); public class E(string m) : B<int>(m);", "new E(\"m\")", "E")]
    [InlineData("public class E<T>(string m) : Exception(m);", "new E<int>(\"m\")", null)]
    [InlineData("public class Box<T> { public class E(string m) : Exception(m); }", "new Box<int>.E(\"m\")", null)]
    [InlineData("public class Box<T> { public struct S { public class E(string m) : Exception(m); } }", "new Box<string>.S.E(\"m\")", null)]
    [InlineData("file class E(string m) : Exception(m);", "new E(\"m\")", null)]
    [InlineData("file static class F { public class E(string m) : Exception(m); }", "new F.E(\"m\")", null)]
    [InlineData(
        "public class F { private class E(string m) : Exception(m); public static Exception Make() => new E(\"m\"); }",
        "F.Make()",
        null
    )]
    [InlineData("public class E : Exception { public E(in string m) : base(m) { } }", "new E(\"m\")", null)]
    [InlineData("public class E(params string[] m) : Exception(m[0]);", "new E(\"m\")", null)]
    [InlineData("public class E(object m) : Exception((string)m);", "new E(\"m\")", null)]
    [InlineData("public class E(string m) : Exception(m) { public required int X { get; init; } }", "new E(\"m\") { X = 1 }", null)]
    [InlineData("public class E(string m) : Exception($\"No {m}\");", "new E(\"m\")", null)]
    [InlineData("file class E(string m) : Exception(m); namespace N { public class E(string m) : Exception(m); }", "new N.E(\"m\")", "N.E")]
    [InlineData("public abstract class A(string m) : Exception(m); file class E(string m) : A(m);", "new E(\"m\")", null)]
    public void An_exception_is_made_again_where_code_can_name_it(string types, string thrown, string? expected)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                $$"""
                {{types}}
                namespace Checking
                {
                    public static class Program
                    {
                        [MpiTask] public static int Fail() => throw {{thrown}};

                        public static string?[] Check()
                        {
                            using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess,
                                WorkerCount = 1 });
                            try
                            {
                                pool.Submit(Fail).Wait();
                                return [];
                            }
                            catch (RemoteTaskException failure)
                            {
                                return [failure.RemoteType, failure.InnerException?.GetType().FullName, failure.InnerException?.Message];
                            }
                        }
                    }
                }
                """,
                assembly: name
            )
            .AssertClean();

        string?[] found = (string?[])new LoadedProgram(run.Output).Call(name, "Checking.Program", "Check")!;

        Assert.Equal(expected is null ? [found[0], null, null] : [expected, expected, "m"], found);
    }

    [Fact]
    public void Exceptions_of_one_name_in_two_assemblies_are_not_taken_for_each_other()
    {
        const string Declaration = "namespace Errors { internal sealed class Lost(string m) : Exception(m); }";
        GeneratorRun library = GeneratorRun.Of(
            Declaration + " public static class Library { [MpiTask] public static int FailThere() => throw new Errors.Lost(\"there\"); }",
            kind: OutputKind.DynamicallyLinkedLibrary,
            assembly: LoadedProgram.NewName()
        );
        string name = LoadedProgram.NewName();
        GeneratorRun program = GeneratorRun
            .Of(
                TestCompilation.Create(
                    $$"""
                    {{Declaration}}
                    public static class Program
                    {
                        [MpiTask] public static int FailHere() => throw new Errors.Lost("here");

                        public static string Check()
                        {
                            using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess,
                                WorkerCount = 1 });
                            return $"{AssemblyOf(pool.Submit(FailHere))} {AssemblyOf(pool.Submit(Library.FailThere))}";
                        }

                        private static string? AssemblyOf(MpiFuture future)
                        {
                            try { future.Wait();
                            } catch (RemoteTaskException e) { return e.InnerException?.GetType().Assembly.GetName().Name; }
                            return null;
                        }
                    }
                    """,
                    assembly: name,
                    references: [MetadataReference.CreateFromImage(LoadedProgram.Emit(library.Output))]
                )
            )
            .AssertClean();

        string? found = (string?)new LoadedProgram(library.Output, program.Output).Call(name, "Program", "Check");

        Assert.Equal($"{name} {library.Output.AssemblyName}", found);
    }
}
