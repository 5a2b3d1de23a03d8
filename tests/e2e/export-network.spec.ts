import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { useFolders } from '../support/folders.ts';
import { requireOrSkip } from '../support/require.ts';

const course = (tcp: number, udp: number): string => `# A

## B

<script>
window.open('http://127.0.0.1:${tcp}/window');
const link = document.createElement('link');
link.rel = 'preconnect';
link.href = 'http://127.0.0.1:${tcp}';
document.head.append(link);
const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${udp}' }] });
peer.createDataChannel('x');
peer.createOffer().then((offer) => peer.setLocalDescription(offer));
</script>
`;

describe.skipIf(!requireOrSkip('browser'))('estrade export, without a network', () => {
  const folder = useFolders();
  const browser = inject('browser')?.executablePath;

  test('windows, connections ahead and WebRTC of a course reach nobody', async () => {
    const reached: string[] = [];
    const server = createServer((socket) => {
      reached.push('connection');
      socket.on('error', () => {}).destroy();
    }).listen(0, '127.0.0.1');
    const socket = createSocket('udp4', () => reached.push('datagram')).bind(0, '127.0.0.1');
    await Promise.all([once(server, 'listening'), once(socket, 'listening')]);
    const root = folder({ '01-a.md': course((server.address() as AddressInfo).port, socket.address().port) });
    const { code } = await runCli(['export', root, '--pdf'], { env: browser ? { CHROME_PATH: browser } : {} });
    server.close();
    socket.close();
    expect(code).toBe(0);
    expect(existsSync(join(root, 'dist/pdf/01-a.pdf'))).toBe(true);
    expect(reached).toEqual([]);
  });
});
