// node bundle.mjs MEDIA: bundles once, as a service that renders many films would.
import { bundle } from "@remotion/bundler";
import path from "node:path";

console.log(await bundle({ entryPoint: path.resolve("index.jsx"), publicDir: process.argv[2], outDir: path.resolve("bundle") }));
