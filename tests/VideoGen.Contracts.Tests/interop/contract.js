// The repository's own .proto files, read at run time: no generated JavaScript that could drift.
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';

const protos = fileURLToPath(new URL('../../../protos', import.meta.url));

const definition = protoLoader.loadSync(
  ['videogen/render/v1/render_worker.proto', 'videogen/render/v1/worker_registry.proto'],
  { includeDirs: [protos], keepCase: true, longs: String, enums: String, oneofs: true },
);

export const render = grpc.loadPackageDefinition(definition).videogen.render.v1;
export { grpc };
