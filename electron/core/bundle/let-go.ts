/**
 * Frees the memory behind bytes that are ours alone, without waiting for the collector, which lets hundreds of megabytes
 * pile up. Afterwards they are empty. Does nothing where the runtime cannot (Node 20).
 */
export function letGo(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && 'transfer' in buffer && bytes.byteLength === buffer.byteLength)
    buffer.transfer(0);
}
