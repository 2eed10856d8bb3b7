using System.IO.Hashing;
using System.Runtime.CompilerServices;

// A reference that is really used: without one the build would not copy the SDK's assembly to the applications.
[assembly: TypeForwardedTo(typeof(XxHash3))]
