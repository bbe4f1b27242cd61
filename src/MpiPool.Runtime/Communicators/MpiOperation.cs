namespace MpiPool;

/// <summary>How a reduction combines the ranks' values.</summary>
public enum MpiOperation
{
    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The product.</summary>
    Product,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>1 (true) if all are nonzero, else 0. For integers and <see cref="bool"/>.</summary>
    LogicalAnd,

    /// <summary>1 (true) if any is nonzero, else 0. For integers and <see cref="bool"/>.</summary>
    LogicalOr,

    /// <summary>The bits set in all. For integers.</summary>
    BitwiseAnd,

    /// <summary>The bits set in any. For integers.</summary>
    BitwiseOr,

    /// <summary>The bits set in an odd number of values. For integers.</summary>
    BitwiseXor,
}
