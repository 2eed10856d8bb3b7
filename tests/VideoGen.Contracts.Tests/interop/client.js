// node client.js <host:port> <case>: makes one call and prints what it saw as one line of JSON.
import { grpc, render } from './contract.js';

const [address, name] = process.argv.slice(2);
const client = new render.RenderWorker(address, grpc.credentials.createInsecure());

// A stream's events until its end, with the status that ended it. `during` may act on each event.
function read(call, during = () => {}) {
  return new Promise((resolve) => {
    const events = [];
    let error = null;
    call.on('data', (event) => {
      events.push(event.event);
      during(call);
    });
    call.on('error', (e) => (error = e));
    call.on('status', (status) => resolve({
      events,
      code: grpc.status[status.code],
      details: error?.details ?? status.details,
      trailer: status.metadata.get('x-trailer')[0] ?? null,
    }));
  });
}

const request = (job) => ({ job_id: job, attempt: 1, heartbeat_interval: { seconds: 2, nanos: 0 } });
const inMilliseconds = (ms) => ({ deadline: Date.now() + ms });

const cases = {
  unary: () => new Promise((resolve) =>
    client.GetStatus({}, (error, status) => resolve({ code: error ? grpc.status[error.code] : 'OK', status }))),
  streaming: () => read(client.Render(request('stream'))),
  error: () => read(client.Render(request('error'))),
  deadline: () => read(client.Render(request('hang'), inMilliseconds(2000))),
  cancel: () => read(client.Render(request('hang')), (call) => call.cancel()),
  compressed: () => read(new render.RenderWorker(address, grpc.credentials.createInsecure(), {
    'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip,
  }).Render(request('stream'))),
};

console.log(JSON.stringify(await cases[name]()));
client.close();
