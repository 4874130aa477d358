import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { ALLOCATION } from '../../scripts/lib/apps.mjs';

const folder = join(__dirname, '../../deploy/kubernetes');
const models = {
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  NetworkPolicy,
  PodDisruptionBudget,
  ConfigMap,
  Secret,
  Service,
  ServiceAccount,
};

interface Container {
  name: string;
  command: string[];
  ports?: { name: string; containerPort: number }[];
  env?: { name: string; value?: string }[];
  envFrom?: unknown[];
  securityContext: Record<string, unknown>;
  resources: { limits: Record<string, string>; requests: Record<string, string> };
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
}
interface Probe {
  httpGet: { path: string; port: string };
}
interface Manifest {
  file: string;
  apiVersion: string;
  kind: keyof typeof models | 'ScaledObject' | 'TriggerAuthentication' | 'Kustomization';
  metadata: { name: string };
  spec: {
    template: {
      metadata: { labels: Record<string, string> };
      spec: Record<string, unknown> & { containers: Container[] };
    };
    selector: { matchLabels: Record<string, string> };
    scaleTargetRef: { name: string };
    triggers: { authenticationRef: { name: string }; metadata: { query: string } }[];
  };
  data?: Record<string, string>;
  stringData?: Record<string, string>;
  resources?: string[];
}

function read(file: string): Manifest[] {
  return parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => {
    expect([file, document.errors]).toEqual([file, []]);
    return { file, ...(document.toJS() as Omit<Manifest, 'file'>) };
  });
}

const files = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.yaml'));
const all = files.flatMap(read);
const of = (kind: Manifest['kind']) => all.filter((one) => one.kind === kind);
const pods = [...of('Deployment'), ...of('Job')];

describe('the Kubernetes manifests', () => {
  const known = all.filter(({ kind }) => kind in models);

  it.each(known.map((one) => [`${one.file} ${one.kind}`, one] as const))(
    '%s is what Kubernetes expects',
    (_name, one) => {
      const { file: _file, ...manifest } = one;
      const Model = models[one.kind as keyof typeof models] as unknown as new (data: unknown) => {
        validate: () => void;
      };
      expect(() => new Model(manifest).validate()).not.toThrow();
    },
  );

  it('are checked by a validator that finds a wrong type and an unknown member', () => {
    const { file: _file, ...good } = of('Deployment')[0] as Manifest;
    const broken = structuredClone(good) as unknown as { spec: Record<string, unknown> };
    broken.spec['replicas'] = 'two';
    expect(() => new Deployment(broken as never).validate()).toThrow(/replicas/);
  });

  it('name every file in a kustomization, and no other', () => {
    const listed = of('Kustomization').flatMap(({ file, resources = [] }) =>
      resources.filter((name) => name.endsWith('.yaml')).map((name) => file.replace('kustomization.yaml', name)),
    );
    const others = files.filter((file) => !file.endsWith('kustomization.yaml') && file !== 'secret.example.yaml');
    expect(listed.sort()).toEqual(others.sort());
  });

  it.each(pods.map((one) => [one.metadata.name, one] as const))(
    '%s may do as little as possible',
    (_name, { spec }) => {
      const pod = spec.template.spec;
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      });
      for (const container of pod.containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.resources.limits).toHaveProperty('memory');
        expect(container.resources.requests).toHaveProperty('cpu');
      }
    },
  );

  it('hold no secret: every one is a reference', () => {
    for (const { data = {}, stringData = {} } of [...of('ConfigMap'), ...of('Secret')]) {
      const secretKeys = Object.entries({ ...data, ...stringData }).filter(([key, value]) => {
        return /(KEY|SECRET|TOKEN|PASSWORD|DATABASE_URL|REDIS_URL)$/.test(key) && value !== '';
      });
      expect(secretKeys).toEqual([]);
    }
    for (const { spec } of pods) {
      for (const { env = [] } of spec.template.spec.containers) {
        const written = env.filter(({ name, value }) => value && !(name in (ALLOCATION['worker'] ?? {})));
        expect(written).toEqual([]);
      }
    }
    const job = of('Job')[0]?.spec.template.spec.containers[0];
    expect(job?.envFrom).toBeUndefined();
  });

  it.each(of('Deployment').map((one) => [one.metadata.name, one] as const))(
    '%s has probes on ports it serves, and a disruption budget that finds its pods',
    (name, { spec }) => {
      const [container] = spec.template.spec.containers;
      const ports = container?.ports?.map((port) => port.name);
      const probes = [container?.startupProbe, container?.livenessProbe, container?.readinessProbe].filter(Boolean);
      expect(probes.length).toBeGreaterThanOrEqual(2);
      for (const probe of probes) expect(ports).toContain(probe?.httpGet.port);
      expect(container?.livenessProbe?.httpGet.path).toBe('/health/live');
      expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
      const budget = of('PodDisruptionBudget').find((one) => one.metadata.name === name);
      expect(budget?.spec.selector.matchLabels).toEqual(spec.selector.matchLabels);
    },
  );

  it('set only what .env.example knows', () => {
    const example = readFileSync(join(__dirname, '../../.env.example'), 'utf8');
    const keys = [...of('ConfigMap'), ...of('Secret')].flatMap(({ data, stringData }) =>
      Object.keys(data ?? stringData ?? {}),
    );
    const unknown = keys.filter((key) => key !== 'NODE_ENV' && !new RegExp(`^#?${key}=`, 'm').test(example));
    expect(unknown).toEqual([]);
  });

  it('start programs that the image has', () => {
    const dockerfile = readFileSync(join(__dirname, '../../Dockerfile'), 'utf8');
    const programs = pods.flatMap(({ spec }) =>
      spec.template.spec.containers.map(({ command }) => command.at(-1) ?? ''),
    );
    for (const program of programs) {
      const source = program.replace(/^dist\//, '').replace(/\.js$/, '.ts');
      expect(() => readFileSync(join(__dirname, '../..', source))).not.toThrow();
      expect(dockerfile).toContain(program.startsWith('dist/') ? 'dist dist' : program);
    }
  });
});
