import { AbsoluteFill, Audio, Composition, Img, OffthreadVideo, Sequence, interpolate, registerRoot, staticFile, useCurrentFrame } from "remotion";

const SECOND = 30;
const SCENE = 5 * SECOND;
const FADE = 15;

function Title({ text }) {
  const frame = useCurrentFrame();
  const opacity = interpolate(frame, [0, 15, 90, 105], [0, 1, 1, 0], { extrapolateRight: "clamp" });
  return (
    <div style={{ position: "absolute", top: 80, width: "100%", textAlign: "center", font: "900 48px Inter Display", color: "white", WebkitTextStroke: "2px black", paintOrder: "stroke", opacity }}>{text}</div>
  );
}

function Picture({ scene }) {
  const frame = useCurrentFrame();
  const opacity = scene.index === 0 ? 1 : interpolate(frame, [0, FADE], [0, 1], { extrapolateRight: "clamp" });
  const zoom = scene.zoom ? scene.zoom[0] + ((scene.zoom[1] - scene.zoom[0]) * frame) / scene.frames : 1;
  return (
    <AbsoluteFill style={{ opacity }}>
      {scene.clip ? (
        <OffthreadVideo muted src={staticFile(scene.clip)} startFrom={scene.from} style={{ width: "100%", height: "100%" }} />
      ) : (
        <Img src={staticFile(scene.still)} style={{ width: "100%", height: "100%", objectFit: "cover", transform: `scale(${zoom})` }} />
      )}
    </AbsoluteFill>
  );
}

function Film({ scenes, logo, music, narration }) {
  return (
    <AbsoluteFill style={{ backgroundColor: "black" }}>
      {scenes.map((scene) => (
        <Sequence key={`p${scene.index}`} from={scene.index * SCENE} durationInFrames={scene.frames}>
          <Picture scene={scene} />
        </Sequence>
      ))}
      {scenes.map((scene) => (
        <Sequence key={`t${scene.index}`} from={scene.index * SCENE + 21} durationInFrames={105}>
          <Title text={scene.title} />
        </Sequence>
      ))}
      {scenes.map((scene) => (
        <Sequence key={`s${scene.index}`} from={scene.index * SCENE + 15} durationInFrames={120}>
          <div style={{ position: "absolute", bottom: 24, width: "100%", textAlign: "center", font: "400 40px Inter", color: "white", WebkitTextStroke: "2px black", paintOrder: "stroke" }}>{scene.caption}</div>
        </Sequence>
      ))}
      <Img src={staticFile(logo)} style={{ position: "absolute", top: 24, right: 24 }} />
      <Audio src={staticFile(music)} volume={0.3} />
      <Audio src={staticFile(narration)} />
    </AbsoluteFill>
  );
}

registerRoot(() => (
  <Composition id="film" component={Film} fps={SECOND} width={1280} height={720} durationInFrames={SCENE} defaultProps={{ scenes: [] }}
    calculateMetadata={({ props }) => ({ durationInFrames: props.scenes.length * SCENE })} />
));
