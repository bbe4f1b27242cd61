namespace A.B;
class Outer<T>
{
    public class Middle { public class Inner { public T? Value { get; set; } public Middle? Up { get; set; } } }
    internal enum Size : byte { Small, Large }
    [MpiTask] public static Middle.Inner? Walk(Middle.Inner? x, Size size = Size.Large) => x;
    static void Use(MpiExecutor pool) => pool.Submit(Outer<int>.Walk, new Outer<int>.Middle.Inner(), Outer<int>.Size.Small);
}
