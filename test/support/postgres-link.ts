import { connect, createServer, type Server, type Socket } from 'node:net';

/** The way to a Postgres, which can be cut, or fall silent. */
export class PostgresLink {
  private readonly sockets = new Set<Socket>();
  private state: 'open' | 'silent' | 'cut' = 'open';

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly target: URL,
  ) {
    server.on('connection', (client) => this.join(client));
  }

  static async to(databaseUrl: string): Promise<PostgresLink> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String(typeof address === 'object' && address ? address.port : 0);
    return new PostgresLink(server, url.href, new URL(databaseUrl));
  }

  /** Connections there are end, and new ones end at once. */
  cut(): void {
    this.state = 'cut';
    this.endAll();
  }

  /** Connections there are end; new ones are taken, and nothing ever comes back. */
  silence(): void {
    this.state = 'silent';
    this.endAll();
  }

  mend(): void {
    this.state = 'open';
    this.endAll();
  }

  async stop(): Promise<void> {
    this.endAll();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private endAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private join(client: Socket): void {
    client.on('error', () => undefined); // 'close' follows
    if (this.state === 'cut') return void client.destroy();
    this.keep(client);
    if (this.state === 'silent') return;
    const server = connect(Number(this.target.port || 5432), this.target.hostname);
    this.keep(server);
    server.on('error', () => undefined);
    client.pipe(server).pipe(client);
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
