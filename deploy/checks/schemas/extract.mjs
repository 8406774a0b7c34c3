// Makes the JSON Schemas in src/test/resources/schemas out of the TypeScript types of some npm packages, by hand, when a kind or
// a version is added:
//
//   cd $(mktemp -d) && npm init -y && npm install typescript@5.9.3 kubernetes-models@5.1.0 @kubernetes-models/apimachinery@3.0.2 \
//     @kubernetes-models/gateway-api@2.0.0 @kubernetes-models/keda@2.0.0 @kubernetes-models/prometheus-operator@6.0.0 \
//     @kubernetes-models/cloudnative-pg@2.0.0 @kubernetes-models/strimzi-kafka-operator@1.0.1
//   node …/deploy/checks/schemas/extract.mjs . …/deploy/checks/src/test/resources/schemas
//
// Types tell which fields there are, of which type, and which must be there; not which texts a field takes, but for enumerations.
// Only what manifests may say is kept: no status.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';

const [packages, target] = process.argv.slice(2).map((place) => path.resolve(place));
const ts = createRequire(path.join(packages, 'package.json'))('typescript');
const modules = path.join(packages, 'node_modules');

const KINDS = [
  ['kubernetes-models', 'v1', ['Namespace', 'ConfigMap', 'Service', 'ServiceAccount']],
  ['kubernetes-models', 'apps/v1', ['Deployment']],
  ['kubernetes-models', 'policy/v1', ['PodDisruptionBudget']],
  ['kubernetes-models', 'networking.k8s.io/v1', ['NetworkPolicy']],
  ['@kubernetes-models/gateway-api', 'gateway.networking.k8s.io/v1', ['Gateway', 'HTTPRoute']],
  ['@kubernetes-models/keda', 'keda.sh/v1alpha1', ['ScaledObject']],
  ['@kubernetes-models/prometheus-operator', 'monitoring.coreos.com/v1', ['PodMonitor', 'PrometheusRule']],
  ['@kubernetes-models/cloudnative-pg', 'postgresql.cnpg.io/v1', ['Cluster', 'ScheduledBackup']],
  ['@kubernetes-models/strimzi-kafka-operator', 'kafka.strimzi.io/v1', ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser']],
];

// One file of types, and what it knows under which name.
class Source {
  static known = new Map();

  static of(file) {
    if (!Source.known.has(file)) Source.known.set(file, new Source(file));
    return Source.known.get(file);
  }

  constructor(file) {
    this.file = file;
    this.declared = new Map();
    this.imported = new Map();
    const tree = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const exported = [];
    for (const statement of tree.statements) {
      if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
        this.declared.set(statement.name.text, statement);
      } else if (ts.isImportDeclaration(statement) && statement.importClause?.namedBindings) {
        for (const one of statement.importClause.namedBindings.elements) {
          this.imported.set(one.name.text, { from: statement.moduleSpecifier.text, name: (one.propertyName ?? one.name).text });
        }
      } else if (ts.isExportDeclaration(statement) && statement.exportClause) {
        exported.push(...statement.exportClause.elements);
      }
    }
    for (const one of exported) {
      const declared = this.declared.get((one.propertyName ?? one.name).text);
      if (declared) this.declared.set(one.name.text, declared);
    }
  }

  // The declaration behind a name, and the file that it stands in.
  find(name) {
    if (this.declared.has(name)) return [this, this.declared.get(name)];
    const { from, name: there } = this.imported.get(name) ?? {};
    if (!from) throw new Error(`${this.file}: what is ${name}?`);
    const base = from.startsWith('.') ? path.join(path.dirname(this.file), from) : path.join(modules, from);
    return Source.of(base.replace(/\.js$/, '') + '.d.ts').find(there);
  }
}

// One of several that together say which fields there are: none of them can say that there are no others.
const open = ({ additionalProperties, ...schema }) => {
  for (const several of ['allOf', 'anyOf']) {
    if (schema[several]) schema[several] = schema[several].map(open);
  }
  return additionalProperties ? { ...schema, additionalProperties } : schema;
};

class Schema {
  definitions = {};

  of(source, type) {
    switch (type.kind) {
      case ts.SyntaxKind.StringKeyword: return { type: 'string' };
      case ts.SyntaxKind.NumberKeyword: return { type: 'number' };
      case ts.SyntaxKind.BooleanKeyword: return { type: 'boolean' };
      case ts.SyntaxKind.AnyKeyword:
      case ts.SyntaxKind.UnknownKeyword: return {};
      case ts.SyntaxKind.LiteralType:
        if (type.literal.kind === ts.SyntaxKind.NullKeyword) return { type: 'null' };
        return { const: type.literal.text };
      case ts.SyntaxKind.ParenthesizedType: return this.of(source, type.type);
      case ts.SyntaxKind.UnionType: return this.union(source, type.types);
      case ts.SyntaxKind.IntersectionType: 
        return { allOf: type.types.map((one) => open(this.of(source, one))), unevaluatedProperties: false };
      case ts.SyntaxKind.ArrayType: return { type: 'array', items: this.of(source, type.elementType) };
      case ts.SyntaxKind.TypeLiteral: return this.object(source, type.members);
      case ts.SyntaxKind.TypeReference: return this.reference(source, type);
      default: throw new Error(`${source.file}: ${type.getText()}`);
    }
  }

  union(source, types) {
    if (types.every((one) => ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal))) {
      return { enum: types.map((one) => one.literal.text) };
    }
    return { anyOf: types.map((one) => this.of(source, one)) };
  }

  object(source, members, parents = []) {
    // Settings of somebody else, which the resource does not know: any.
    if (members.length === 0 && parents.length === 0) return { type: 'object' };
    const schema = { type: 'object', properties: {}, required: [], additionalProperties: false };
    for (const [where, declaration] of parents) {
      const parent = this.interface(where, declaration);
      Object.assign(schema.properties, parent.properties);
      schema.required.push(...parent.required);
    }
    for (const member of members) {
      if (ts.isIndexSignatureDeclaration(member)) {
        schema.additionalProperties = this.of(source, member.type);
      } else {
        schema.properties[member.name.text] = this.of(source, member.type);
        if (!member.questionToken) schema.required.push(member.name.text);
      }
    }
    return schema;
  }

  interface(source, declaration) {
    const parents = (declaration.heritageClauses ?? [])
      .flatMap((clause) => clause.types.map((type) => type.expression.getText()))
      .filter((name) => name !== 'TypeMeta')
      .map((name) => source.find(name));
    return this.object(source, declaration.members, parents);
  }

  reference(source, type) {
    const name = type.typeName.getText();
    if (name === 'Array') return { type: 'array', items: this.of(source, type.typeArguments[0]) };
    if (name === 'Record') return { type: 'object', additionalProperties: this.of(source, type.typeArguments[1]) };
    // A type with a part taken out: the whole is near enough.
    if (name === 'Exclude') return this.of(source, type.typeArguments[0]);
    const [where, declaration] = source.find(name);
    const key = path.basename(where.file, '.d.ts') + '-' + declaration.name.text;
    if (!(key in this.definitions)) {
      this.definitions[key] = {};
      this.definitions[key] = ts.isInterfaceDeclaration(declaration)
        ? this.interface(where, declaration)
        : this.of(where, declaration.type);
    }
    return { $ref: '#/$defs/' + key };
  }
}

for (const [name, version, kinds] of KINDS) {
  for (const kind of kinds) {
    const source = Source.of(path.join(modules, name, version, kind + '.d.ts'));
    const schema = new Schema();
    const root = schema.object(source, source.declared.get('I' + kind).members.filter((one) => one.name.text !== 'status'));
    root.$schema = 'https://json-schema.org/draft/2020-12/schema';
    root.$comment = `${kind} of ${version}, from the types of the npm package ${name} (MIT)`;
    root.$defs = schema.definitions;
    const file = path.join(target, version.replace('/', '_'), kind + '.json');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify(root) + '\n');
    console.log(kind, fs.statSync(file).size);
  }
}
