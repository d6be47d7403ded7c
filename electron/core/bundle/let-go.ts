/**
 * Frees the memory behind bytes that are ours alone, without waiting for the collector, which lets hundreds of megabytes
 * pile up. Afterwards they are empty. Does nothing where the runtime cannot (Node 20).
 */
export function letGo(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && 'transfer' in buffer && bytes.byteLength === buffer.byteLength)
    buffer.transfer(0);
}

/**
 * Gives plain bytes with the same content and frees what held them. Subtle: bytes that could grow hold gigabytes of address
 * space until they are collected, which hundreds of small files would use up. Does not free where the runtime cannot (Node 20).
 */
export function settled(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(bytes);
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && 'transferToFixedLength' in buffer) buffer.transferToFixedLength(0);
  return plain;
}
