namespace MpiPool;

/// <summary>
/// Marks a type that travels as it is: by all its fields, private and inherited ones too. On the other side an object is made without
/// running a constructor, and its fields are set.
/// </summary>
/// <remarks>
/// Without it a type travels by the members that other code can see, and what these do not cover is reported as MPIPOOL013. A field stays
/// behind if it, or its property, is marked <c>[NonSerialized]</c>, <c>[IgnoreDataMember]</c> or <c>[IgnoreMember]</c>: it arrives with the
/// default value of its type. A derived type needs an attribute of its own.
/// </remarks>
/// <example>
/// <code>
/// var model = new Model();
/// model.Train(0, 2.5);
/// Console.WriteLine(pool.Submit(model.Predict, 0).Result);    // 2.5
///
/// [MpiState]
/// public sealed class Model
/// {
///     private readonly double[] _weights = new double[100];
///
///     public void Train(int i, double weight) =&gt; _weights[i] += weight;
///
///     [MpiTask] public double Predict(int i) =&gt; _weights[i];
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class MpiStateAttribute : Attribute;
