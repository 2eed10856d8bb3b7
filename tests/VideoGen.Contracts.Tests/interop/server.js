// A render worker on a free port, printed as "listening <port>". The job's id says how it behaves; what the test cannot see from its side
// of the wire is printed as "saw <what>".
import { grpc, render } from './contract.js';

const detail = 'kein Platz frei – 満員 (100 %)';

const behaviours = {
  stream(call) {
    call.write({ progress: { stage: 'STAGE_RENDERING', fraction: 0.25, message: 'Szene 1 – 場面', remaining: { seconds: 3, nanos: 500000000 } } });
    call.write({ step_done: { name: 'segment/1', reused: true } });
    call.write({ result: { outputs: [{ kind: 'OUTPUT_KIND_VIDEO', bytes: '9007199254740993', object_key: 'film.mp4' }], steps_rendered: 2 } });
    const trailers = new grpc.Metadata();
    trailers.set('x-trailer', 'end');
    call.end(trailers);
  },
  error(call) {
    call.write({ heartbeat: {} });
    call.emit('error', { code: grpc.status.RESOURCE_EXHAUSTED, details: detail });
  },
  hang(call) {
    call.on('cancelled', () => console.log('saw cancelled'));
    call.write({ heartbeat: {} });
  },
};

const server = new grpc.Server();
server.addService(render.RenderWorker.service, {
  Render: (call) => behaviours[call.request.job_id](call),
  GetStatus: (call, done) => done(null, { worker_id: 'js', capacity: 2, ffmpeg_version: call.metadata.get('x-key')[0] ?? '' }),
  Drain: (call, done) => done({ code: grpc.status.UNAVAILABLE, details: detail }),
});
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(`listening ${port}`);
});
