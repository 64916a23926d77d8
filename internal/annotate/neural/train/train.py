#!/usr/bin/env python3
"""Trains the BiLSTM tagger and parser and writes its weights for the Go program.

    readout train sentences --data ../shared/data --out build
    python3 train.py --data ../shared/data/treebanks --extra build/wire.conllu --size large --epochs 8 --save build/1.pt
    python3 train.py --data ../shared/data/treebanks --extra build/wire.conllu --teacher build/1.pt --plain build/plain.conllu --headlines build/headlines.conllu --size medium --epochs 10 --out internal/annotate/neural/model.bin

Needs PyTorch (Debian: python3-torch). The network, after Dozat and Manning (2017) with less of everything:
    input    sum of look-ups: lower-cased word, prefix of 3, suffixes of 2, 3 and 4 letters, shape   (128; large 256)
    encoder  layers of BiLSTM: small two of 128 a direction, medium three of 192, large three of 320
    tags     linear heads for UPOS and XPOS
    arcs     dep . head + bias of the head + bias of the signed distance; a learned vector is the root
    labels   one hidden layer over dependent and head
The one that is shipped is medium and has one large teacher (Hinton, Vinyals and Dean 2015): most of the loss is the mean of what the teachers say of each word, on the
treebanks and on plain sentences that have no gold tree. Of headlines, which no treebank has, the teachers know nothing: there the trees alone count.
Weights are written as float16, in the order of `TENSORS`, behind a header of lines of text.
"""
import argparse, random, struct, sys, time
import torch
from torch import nn
import torch.nn.functional as F

PREFIX, SUF2, SUF3, SUF4, SHAPE = 4096, 1024, 4096, 8192, 256
DIST = 33          # distances are clipped to -16..16
SIZES = {"small": (128, 128, 2, 128, 64), "medium": (128, 192, 3, 192, 96), "large": (256, 320, 3, 256, 128)}     # input, cells, layers, arcs, labels
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def fnv(s):
    h = 2166136261
    for b in s.encode("utf-8"):
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h


def shape(w):
    out = []
    for c in w:
        k = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if len(out) >= 2 and out[-1] == k and out[-2] == k:
            continue
        out.append(k)
    return "".join(out)[:12]


def features(form, vocab):
    low = form.lower()
    return (vocab.get(low, 0), fnv("p" + low[:3]) % PREFIX, fnv("2" + low[-2:]) % SUF2, fnv("3" + low[-3:]) % SUF3,
            fnv("4" + low[-4:]) % SUF4, fnv("s" + shape(form)) % SHAPE)


def read(path):
    sents, cur = [], []
    for line in open(path, encoding="utf-8", errors="replace"):
        line = line.rstrip("\n")
        if not line:
            if cur:
                sents.append(cur)
            cur = []
        elif line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit():
                cur.append((c[1], c[3], c[4], int(c[6]), c[7]))
    if cur:
        sents.append(cur)
    return sents


def augment(sents, rng):
    """Some sentences again as headlines: title case, all capitals, lower case, without the last stop."""
    out = []
    for s in sents:
        r = rng.random()
        if r < 0.04:
            out.append([(x[0][:1].upper() + x[0][1:],) + tuple(x[1:]) for x in s])
        elif r < 0.06:
            out.append([(x[0].upper(),) + tuple(x[1:]) for x in s])
        elif r < 0.09:
            out.append([(x[0].lower(),) + tuple(x[1:]) for x in s])
        elif r < 0.13 and len(s) > 3 and s[-1][1] == "PUNCT" and all(x[3] != len(s) for x in s):
            out.append(s[:-1])
    return out


class Net(nn.Module):
    def __init__(self, words, upos, xpos, rels, size="small"):
        super().__init__()
        DIM, HID, layers, ARC, LAB = SIZES[size]
        self.scale = ARC ** 0.5
        sizes = [words, PREFIX, SUF2, SUF3, SUF4, SHAPE]
        self.emb = nn.ModuleList([nn.Embedding(n, DIM) for n in sizes])
        for e in self.emb:
            nn.init.normal_(e.weight, std=0.1)
        self.layers = nn.ModuleList([nn.LSTM(2 * HID if k else DIM, HID, bidirectional=True, batch_first=True) for k in range(layers)])
        self.upos, self.xpos = nn.Linear(2 * HID, upos), nn.Linear(2 * HID, xpos)
        self.dep, self.head = nn.Linear(2 * HID, ARC), nn.Linear(2 * HID, ARC)
        self.hbias = nn.Linear(ARC, 1)
        self.root = nn.Parameter(torch.zeros(2 * HID))
        self.dist = nn.Parameter(torch.zeros(DIST))
        self.ldep, self.lhead = nn.Linear(2 * HID, 2 * LAB), nn.Linear(2 * HID, 2 * LAB, bias=False)
        self.label = nn.Linear(2 * LAB, rels)
        self.drop = nn.Dropout(0.33)

    def encode(self, ids, lens, wdrop=0.0):
        x = 0
        for k, e in enumerate(self.emb):
            i = ids[:, :, k]
            if k == 0 and self.training and wdrop:
                i = i.masked_fill(torch.rand(i.shape, device=i.device) < wdrop, 0)
            x = x + e(i)
        for l in self.layers:
            x = self.drop(x)
            x, _ = l(x)
        return self.drop(x)

    def withroot(self, x):
        return torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)

    def arcs(self, x):
        n = x.shape[1]
        d = torch.relu(self.dep(x))
        h = torch.relu(self.head(self.withroot(x)))
        s = d @ h.transpose(1, 2) / self.scale + self.hbias(h).transpose(1, 2)
        i = torch.arange(1, n + 1, device=x.device)[:, None] - torch.arange(0, n + 1, device=x.device)[None, :]
        bias = self.dist[i.clamp(-16, 16) + 16] * (torch.arange(0, n + 1, device=x.device) > 0)
        return s + bias

    def labels(self, x, heads):
        h = self.lhead(self.withroot(x))
        g = torch.gather(h, 1, heads[:, :, None].expand(-1, -1, h.shape[2]))
        return self.label(torch.relu(self.ldep(x) + g))


def batches(data, size, rng=None):
    """Sentences of one length together, so that nothing is padded."""
    groups = {}
    for i, row in enumerate(data):
        groups.setdefault(len(row[0]), []).append(i)
    out = []
    for n in sorted(groups):
        g = groups[n]
        if rng:
            rng.shuffle(g)
        k = max(1, size // n)
        out += [g[i:i + k] for i in range(0, len(g), k)]
    if rng:
        rng.shuffle(out)
    return out


def pad(rows, fill, width=None):
    n = max(len(r) for r in rows)
    if width:
        return torch.tensor([list(r) + [(0,) * width] * (n - len(r)) for r in rows], device=device)
    return torch.tensor([list(r) + [fill] * (n - len(r)) for r in rows], device=device)


def ask(teachers, data):
    """What the teachers say of each sentence: mean probabilities of heads, of labels (under the gold head, or under their own where there is none), of tags."""
    out = [None] * len(data)
    with torch.no_grad():
        for b in batches(data, 6000):
            rows = [data[i] for i in b]
            ids = pad([r[0] for r in rows], 0, 6)
            xs = [t.encode(ids, None) for t in teachers]
            arcs = sum(t.arcs(x).softmax(2) for t, x in zip(teachers, xs)) / len(xs)
            heads = arcs.argmax(2) if rows[0][3] is None else pad([r[3] for r in rows], 0)
            labels = sum(t.labels(x, heads).softmax(2) for t, x in zip(teachers, xs)) / len(xs)
            upos = sum(t.upos(x).softmax(2) for t, x in zip(teachers, xs)) / len(xs)
            xpos = sum(t.xpos(x).softmax(2) for t, x in zip(teachers, xs)) / len(xs)
            for k, i in enumerate(b):
                out[i] = tuple(v[k].half().cpu() for v in (arcs, labels, upos, xpos)) + (heads[k].tolist(),)
    return out


def soft(scores, want):
    """Cross entropy against probabilities."""
    return -(want * scores.log_softmax(-1)).sum(-1).mean()


def evaluate(net, data, upos):
    net.eval()
    tags = arcs = lab = n = roots = 0
    with torch.no_grad():
        for b in batches(data, 3000):
            rows = [data[i] for i in b]
            x = net.encode(pad([r[0] for r in rows], 0, 6), None)
            t = net.upos(x).argmax(2).cpu()
            h = net.arcs(x).argmax(2)
            l = net.labels(x, h).argmax(2).cpu()
            h = h.cpu()
            for k, r in enumerate(rows):
                m = len(r[0])
                gt, gh, gl = torch.tensor(r[1]), torch.tensor(r[3]), torch.tensor(r[5])
                tags += (t[k, :m] == gt).sum().item()
                ok = h[k, :m] == gh
                arcs += ok.sum().item()
                lab += (ok & (net.uni[l[k, :m]] == net.uni[gl])).sum().item()
                n += m
    return 100 * tags / n, 100 * arcs / n, 100 * lab / n


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True)
    ap.add_argument("--out", help="file of weights for the Go program")
    ap.add_argument("--save", help="file of the network for --teacher")
    ap.add_argument("--size", default="small", choices=sorted(SIZES))
    ap.add_argument("--teacher", nargs="+", default=[], help="networks that teach this one")
    ap.add_argument("--plain", action="append", default=[], help="CoNLL-U files of which only the words are used, for the teachers to label")
    ap.add_argument("--headlines", action="append", default=[], help="CoNLL-U files of headlines with trees, which the teachers are not asked about")
    ap.add_argument("--epochs", type=int, default=18)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--extra", action="append", default=[], help="further CoNLL-U files to train on")
    a = ap.parse_args()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    rng = random.Random(a.seed)
    train = read(a.data + "/ewt/en_ewt-ud-train.conllu") + read(a.data + "/gum/en_gum-ud-train.conllu")
    for f in a.extra:
        train += read(f)
    dev = {"ewt": read(a.data + "/ewt/en_ewt-ud-dev.conllu"), "gum": read(a.data + "/gum/en_gum-ud-dev.conllu")}
    count = {}
    for s in train:
        for w in s:
            count[w[0].lower()] = count.get(w[0].lower(), 0) + 1
    words = [""] + sorted(w for w, c in count.items() if c >= 2)
    vocab = {w: i for i, w in enumerate(words)}
    upos = sorted({w[1] for s in train for w in s})
    xpos = sorted({w[2] for s in train for w in s})
    rels = sorted({w[4] for s in train for w in s})
    ui, xi, ri = ({v: i for i, v in enumerate(l)} for l in (upos, xpos, rels))

    def encode(sents, gold=True):
        return [([features(w[0], vocab) for w in s], [ui.get(w[1], 0) for w in s], [xi.get(w[2], 0) for w in s], [w[3] for w in s] if gold else None,
                 None, [ri.get(w[4], 0) for w in s]) for s in sents if len(s) <= 120]
    universal = sorted({r.split(":")[0] for r in rels})

    def network(size):
        net = Net(len(words), len(upos), len(xpos), len(rels), size).to(device)
        net.uni = torch.tensor([universal.index(r.split(":")[0]) for r in rels])
        return net
    net = network(a.size)
    print(len(words), "words", len(upos), len(xpos), len(rels), "tags and relations", sum(p.numel() for p in net.parameters()), "weights", flush=True)
    again = augment(train * 6, rng)                     # headlines and the like, a sixth of them in each pass
    plain = [s for f in a.plain for s in read(f)]
    base, more, bare = encode(train), encode(again), encode(plain, False)
    titles = encode([s for f in a.headlines for s in read(f)])
    untaught = {id(r) for r in titles}                  # sentences that the teachers are not asked about
    devs = {k: encode(v) for k, v in dev.items()}
    teachers = []
    for f in a.teacher:
        t = network("large")
        t.load_state_dict(torch.load(f, map_location=device))
        t.eval()
        teachers.append(t)
    if teachers:
        start = time.time()
        base, more, bare = ([r[:4] + (q,) + r[5:] if r[3] else r[:3] + (q[4], q) + r[5:] for r, q in zip(rows, ask(teachers, rows))] if rows else [] for rows in (base, more, bare))
        print(f"asked the teachers in {time.time() - start:.0f}s", flush=True)
    else:
        bare = []
    nobody = {id(r) for r in bare}                      # sentences without a gold tree
    opt = torch.optim.Adam(net.parameters(), lr=2e-3, betas=(0.9, 0.95))
    average = None
    for epoch in range(a.epochs):
        data = base + more[epoch % 6::6] + bare
        start, total = time.time(), 0.0
        groups = [[d[i] for i in b] for d in (data, titles) for b in batches(d, 1500, rng)]
        rng.shuffle(groups)
        for k, rows in enumerate(groups):
            frac = (epoch + k / len(groups)) / a.epochs
            for g in opt.param_groups:
                g["lr"] = 2e-3 * min(1.0, 20 * frac + 0.05) * (1 - max(0.0, frac - 0.4) / 0.6 * 0.95)
            net.train()
            x = net.encode(pad([r[0] for r in rows], 0, 6), None, 0.15)
            heads = pad([r[3] for r in rows], 0)
            s, l, u, p = net.arcs(x), net.labels(x, heads), net.upos(x), net.xpos(x)
            ok = torch.tensor([id(r) not in nobody for r in rows], device=device)
            loss = 0.0
            if ok.any():
                loss = F.cross_entropy(s[ok].flatten(0, 1), heads[ok].flatten()) + F.cross_entropy(l[ok].flatten(0, 1), pad([r[5] for r in rows], 0)[ok].flatten()) \
                    + 0.5 * F.cross_entropy(u[ok].flatten(0, 1), pad([r[1] for r in rows], 0)[ok].flatten()) \
                    + 0.5 * F.cross_entropy(p[ok].flatten(0, 1), pad([r[2] for r in rows], 0)[ok].flatten())
            if teachers and id(rows[0]) in untaught:
                loss = 1.5 * loss
            elif teachers:
                want = [torch.stack([r[4][j] for r in rows]).to(device).float() for j in range(4)]
                loss = 0.5 * loss + soft(s, want[0]) + soft(l, want[1]) + 0.5 * soft(u, want[2]) + 0.5 * soft(p, want[3])
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            opt.step()
            total += loss.item()
            if frac > 0.6:      # average of the last part of training
                if average is None:
                    average = {n: p.detach().clone() for n, p in net.named_parameters()}
                else:
                    for n, p in net.named_parameters():
                        average[n].mul_(0.999).add_(p.detach(), alpha=0.001)
        print(f"epoch {epoch + 1} loss {total / len(groups):.3f} {time.time() - start:.0f}s", *(f"{k} UPOS %.2f UAS %.2f LAS %.2f" % evaluate(net, d, ui) for k, d in devs.items()), flush=True)
    with torch.no_grad():
        for n, p in net.named_parameters():
            p.copy_(average[n])
    print("averaged", *(f"{k} UPOS %.2f UAS %.2f LAS %.2f" % evaluate(net, d, ui) for k, d in devs.items()), flush=True)
    if a.save:
        torch.save(net.state_dict(), a.save)
    if a.out:
        write(net.cpu(), a.out, words, upos, xpos, rels)


def write(net, path, words, upos, xpos, rels):
    """Header: a line with a magic word, then lines `words N`, N lines, and so on; then tensors, row-major, float16, little endian."""
    def lstm(l):
        out = []
        for suffix in ("l0", "l0_reverse"):
            out += [getattr(l, "weight_ih_" + suffix), getattr(l, "weight_hh_" + suffix), getattr(l, "bias_ih_" + suffix) + getattr(l, "bias_hh_" + suffix)]
        return out
    tensors = [e.weight for e in net.emb] + [w for l in net.layers for w in lstm(l)]
    tensors += [net.upos.weight, net.upos.bias, net.xpos.weight, net.xpos.bias, net.dep.weight, net.dep.bias, net.head.weight, net.head.bias,
                net.hbias.weight, net.hbias.bias, net.root, net.dist, net.ldep.weight, net.ldep.bias, net.lhead.weight, net.label.weight, net.label.bias]
    with open(path, "wb") as f:
        f.write(b"readout neural 1\n")
        for name, l in (("words", words), ("upos", upos), ("xpos", xpos), ("rels", rels)):
            f.write(f"{name} {len(l)}\n".encode())
            for w in l:
                f.write(w.encode() + b"\n")
        f.write(f"tensors {len(tensors)}\n".encode())
        for t in tensors:
            f.write((" ".join(str(n) for n in t.shape) + "\n").encode())
        for t in tensors:
            f.write(t.detach().to(torch.float16).contiguous().numpy().tobytes())


main()
