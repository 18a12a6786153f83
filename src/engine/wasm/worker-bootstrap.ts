/**
 * What runs in the worker before the script of DuckDB-Wasm. Plain text, because the worker starts from a blob.
 *
 * - The module comes compiled, so nothing has to be fetched.
 * - Second belt of the seal: no request can be made at all, each is answered 404. DuckDB looks for extensions with a
 *   synchronous one, and an error thrown there would go through its frames.
 * - To report progress, Emscripten builds a function from text, which the policy of the page forbids: every query above
 *   100 ms would fail. `Function` therefore builds that one kind of function without text, and nothing else.
 * - Where storage is full, Chromium answers a write with the number of its error instead of throwing, and DuckDB writes on for ever: the
 *   page is told, and ends the worker.
 */
export const workerBootstrap = `
'use strict';
self.onmessage = ({ data: { module, script } }) => {
  WebAssembly.instantiateStreaming = async (_, imports) => ({ module, instance: await WebAssembly.instantiate(module, imports) });
  self.fetch = async () => new Response(null, { status: 404 });
  console.log = console.debug = console.warn = console.error = () => {};
  importScripts(script);
  tellFullStorage();
  self.XMLHttpRequest = NoRequest;
  self.WebSocket = self.EventSource = undefined;
  self.Function = methodCallerMaker;
  self.postMessage({ type: 'BOOTED' });
};

function tellFullStorage() {
  const handle = self.FileSystemSyncAccessHandle?.prototype;
  if (handle === undefined) return;
  for (const name of ['write', 'truncate', 'flush']) {
    const act = handle[name];
    handle[name] = function (...given) {
      let done;
      try {
        done = act.apply(this, given);
        if (name === 'write' && done !== given[0].byteLength) throw new DOMException('The quota is exceeded', 'QuotaExceededError');
      } catch (error) {
        if (error.name === 'QuotaExceededError') self.postMessage({ type: 'STORAGE_FULL' });
        throw error;
      }
      return done;
    };
  }
}

class NoRequest extends EventTarget {
  status = 0;
  readyState = 0;
  responseType = '';
  response = null;
  responseText = '';
  open() { this.readyState = 1; }
  setRequestHeader() {}
  overrideMimeType() {}
  getResponseHeader() { return null; }
  getAllResponseHeaders() { return ''; }
  abort() {}
  send() { this.status = 404; this.readyState = 4; }
}

function methodCallerMaker(...parts) {
  const body = parts.pop();
  if (!body.startsWith('return function (obj, func, destructorsRef, args) {')) throw new EvalError('No function is made from text here');
  const isNew = body.includes('new func(');
  const takesObject = body.includes('func.call(obj');
  return (returnType, ...rest) => {
    const argTypes = rest.filter((_, index) => parts[index + 1].startsWith('argType'));
    const toWire = rest[parts.indexOf('emval_returnValue') - 1];
    return (obj, func, destructorsRef, args) => {
      let at = 0;
      const values = argTypes.map((type) => {
        const value = type.readValueFromPointer(args + at);
        at += type.argPackAdvance;
        return value;
      });
      const result = isNew ? new func(...values) : func.call(...(takesObject ? [obj] : []), ...values);
      return toWire === undefined ? undefined : toWire(returnType, destructorsRef, result);
    };
  };
}
methodCallerMaker.prototype = Function.prototype;
`;
