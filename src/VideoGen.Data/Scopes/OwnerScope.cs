using VideoGen.Core.Jobs;

namespace VideoGen.Data.Scopes;

internal sealed class OwnerScope : IOwnerScope
{
    private readonly AsyncLocal<Frame?> _current = new();

    public UserId? Owner => _current.Value?.Owner;

    public bool IsIdentity => _current.Value is { Owner: null };

    public IDisposable Enter(UserId owner) => new Frame(this, owner);

    public IDisposable EnterIdentity() => new Frame(this, null);

    private sealed class Frame : IDisposable
    {
        private readonly OwnerScope _scope;
        private readonly Frame? _outer;

        public Frame(OwnerScope scope, UserId? owner)
        {
            (_scope, Owner, _outer) = (scope, owner, scope._current.Value);
            scope._current.Value = this;
        }

        public UserId? Owner { get; }

        public void Dispose() => _scope._current.Value = _outer;
    }
}
