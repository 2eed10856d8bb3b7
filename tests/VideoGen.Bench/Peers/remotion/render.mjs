// node render.mjs BROWSER PROPS OUTPUT: renders the bundled film.
import { renderMedia, selectComposition } from "@remotion/renderer";
import { readFileSync } from "node:fs";
import path from "node:path";

const [browserExecutable, props, outputLocation] = process.argv.slice(2);
const inputProps = JSON.parse(readFileSync(props, "utf8"));
const serveUrl = path.resolve("bundle");
const chromiumOptions = { enableMultiProcessOnLinux: true };
const composition = await selectComposition({ serveUrl, id: "film", inputProps, browserExecutable, chromiumOptions });
await renderMedia({
  composition, serveUrl, inputProps, outputLocation, browserExecutable, chromiumOptions,
  codec: "h264", crf: 23, x264Preset: "veryfast", concurrency: 2, audioBitrate: "128k", logLevel: "error",
});
