using System.Globalization;
using Shouldly;
using VideoGen.Composition.Graphs;
using VideoGen.Composition.Layers;
using Xunit;

namespace VideoGen.Composition.Tests.Graphs;

public sealed class TrackTests
{
    private static readonly FrameRate Rate = new(30000, 1001);

    [Fact]
    public void A_straight_move_is_one_piece_however_long() =>
        Track.Of(Curve.Of([new Keyframe(0, 10, Easing.Linear), new Keyframe(300, 910, Easing.Linear)]), 0, 300).Over("t", Rate).Text.ShouldNotContain("if(");

    [Fact]
    public void What_never_changes_is_a_number() => Track.Constant(12.5, 99).Over("t", Rate).Text.ShouldBe("12.5");

    [Theory]
    [InlineData(0.42, 0, 0.58, 1, 0)]
    [InlineData(0.68, -0.55, 0.27, 1.55, 0)]
    [InlineData(0, 0, 1, 1, 1)]
    [InlineData(0, 0, 1, 1, 5)]
    public void An_expression_gives_the_curve_on_every_frame(double x1, double y1, double x2, double y2, int steps)
    {
        var curve = Curve.Of([new Keyframe(3, -40, Easing.Linear), new Keyframe(70.5, 500, new Easing(x1, y1, x2, y2, steps)), new Keyframe(100, 0, Easing.Linear)]);
        var text = Track.Of(curve, 5, 110).Over("t", Rate, offset: 7).Text;

        for (var frame = 0; frame < 110; frame++)
            Value(text, (frame + 7) * 1001 / 30000.0).ShouldBe(curve.At(frame + 5), 0.0011, $"frame {frame}");
    }

    // Just enough of ffmpeg's expressions: st, ld, floor, lt, if, sums and products.
    private static double Value(string text, double time)
    {
        var (at, stored) = (0, 0.0);
        return Sum();

        double Sum()
        {
            var value = Product();
            while (at < text.Length && text[at] is '+' or '-' && at < text.Length)
            {
                var sign = text[at++] == '+' ? 1 : -1;
                value += sign * Product();
            }

            return value;
        }

        double Product()
        {
            var value = Atom();
            while (at < text.Length && text[at] is '*' or '/')
            {
                var times = text[at++] == '*';
                var other = Atom();
                value = times ? value * other : value / other;
            }

            return value;
        }

        double Atom()
        {
            if (text[at] == '-')
            {
                at++;
                return -Atom();
            }

            if (text[at] == '(') return Arguments()[0];
            var from = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '.')) at++;
            var word = text[from..at];
            if (word == "t") return time;
            if (char.IsAsciiDigit(word[0])) return double.Parse(word, CultureInfo.InvariantCulture);
            var arguments = Arguments();
            return word switch
            {
                "floor" => Math.Floor(arguments[0]),
                "st" => stored = arguments[1],
                "ld" => stored,
                "lt" => arguments[0] < arguments[1] ? 1 : 0,
                "if" => arguments[0] != 0 ? arguments[1] : arguments[2],
                _ => throw new InvalidOperationException(word),
            };
        }

        List<double> Arguments()
        {
            List<double> values = [];
            do
            {
                at++;
                values.Add(Sum());
            }
            while (text[at] == ',');
            at++;
            return values;
        }
    }
}
