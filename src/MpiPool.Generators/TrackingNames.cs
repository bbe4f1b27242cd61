namespace MpiPool.Generators;

/// <summary>The pipeline's steps, by the names that tests of caching use.</summary>
internal static class TrackingNames
{
    /// <summary>One source file with all that was found in it, with locations.</summary>
    public const string Files = "MpiPool.Files";

    /// <summary>One task, without locations: changes only with what its code depends on.</summary>
    public const string Tasks = "MpiPool.Tasks";

    /// <summary>One task that a call makes of a generic method, without its location.</summary>
    public const string ClosedTasks = "MpiPool.ClosedTasks";

    /// <summary>All tasks and all types that travel, in stable order.</summary>
    public const string Catalog = "MpiPool.Catalog";

    /// <summary>The tasks of one type, under their final names.</summary>
    public const string TaskFiles = "MpiPool.TaskFiles";

    /// <summary>The serializers of one type that travels.</summary>
    public const string SerializerFiles = "MpiPool.SerializerFiles";

    /// <summary>The assembly's name and kind.</summary>
    public const string Assembly = "MpiPool.Assembly";

    /// <summary>The tables of referenced assemblies.</summary>
    public const string Libraries = "MpiPool.Libraries";

    /// <summary>The exception types that the table can make.</summary>
    public const string Exceptions = "MpiPool.Exceptions";

    /// <summary>The table with its fingerprint.</summary>
    public const string Table = "MpiPool.Table";

    /// <summary>The tables that are made known to the runtime.</summary>
    public const string Registration = "MpiPool.Registration";

    /// <summary>The overloads that calls want.</summary>
    public const string Overloads = "MpiPool.Overloads";

    /// <summary>The names of the tasks' stub classes.</summary>
    public const string Names = "MpiPool.Names";

    /// <summary>The calls of pool operations in one file. Their locations hash the whole file: they change at every edit of it.</summary>
    public const string Calls = "MpiPool.Calls";

    /// <summary>The interceptors of the calls in one file.</summary>
    public const string Interceptors = "MpiPool.Interceptors";

    /// <summary>Blocks that begin with the guard.</summary>
    public const string Blocks = "MpiPool.Blocks";

    /// <summary>Diagnostics, with locations.</summary>
    public const string Diagnostics = "MpiPool.Diagnostics";
}
