// In:  a text that may hold mathematics between dollar signs.
// Out: its characters one by one, each with its size and its height above the line.
// Called by: text.c.
#include "rich.h"

#define SCRIPT_SIZE 0.72f
#define SUPER_RISE 0.34f // of the em that it stands beside
#define SUB_RISE (-0.17f)

uint32_t vt_utf8_next(const char **text) {
    const uint8_t *at = (const uint8_t *)*text;
    uint32_t c = *at++, least = 0;
    int more = c < 0x80 ? 0 : c >= 0xc2 && c < 0xe0 ? 1 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xf0 && c < 0xf5 ? 3 : -1;
    if (more > 0) c &= 0x3fu >> more, least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
    for (int i = 0; i < more; i++) {
        if ((*at & 0xc0) != 0x80) { // cut off: one replacement for what there was
            more = -1;
            break;
        }
        c = c << 6 | (*at++ & 0x3fu);
    }
    *text = (const char *)at;
    return more < 0 || c < least || c > 0x10ffff || (c >= 0xd800 && c < 0xe000) ? 0xfffd : c;
}

// --- names ---
// In the order of Unicode, from U+03B1; capitals are 32 before.
static const char greek[] =
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma "
    "sigma tau upsilon phi chi psi omega ";
// Each name with what it stands for. Letters that TeX draws otherwise than Unicode's plain ones come first.
static const char signs[] =
    "phiϕ epsilonϵ varthetaϑ times× cdot· pm± mp∓ div÷ ast∗ infty∞ leq≤ le≤ geq≥ ge≥ neq≠ ne≠ approx≈ sim∼ simeq≃ "
    "cong≅ "
    "equiv≡ propto∝ ll≪ gg≫ to→ rightarrow→ leftarrow← uparrow↑ downarrow↓ leftrightarrow↔ Rightarrow⇒ Leftarrow⇐ "
    "Leftrightarrow⇔ degree° deg° circ∘ partial∂ nabla∇ sum∑ prod∏ int∫ oint∮ sqrt√ hbarℏ AAÅ angstromÅ ellℓ in∈ "
    "notin∉ "
    "subset⊂ supset⊃ cup∪ cap∩ forall∀ exists∃ emptyset∅ perp⊥ parallel∥ angle∠ langle⟨ rangle⟩ oplus⊕ otimes⊗ ldots… "
    "dots… cdots··· prime′ dagger† bullet• star★ therefore∴ quad\xe2\x80\x83 ";
static const char functions[] =
    "sin cos tan cot sinh cosh tanh arcsin arccos arctan exp log ln lg max min sup inf lim det arg deg ";
static const char silent[] = "mathrm mathbf mathit mathsf text textrm left right displaystyle ";

static bool letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// What follows a name in a list, and which one it is; NULL: it is not there.
static const char *look_up(const char *list, const char *name, size_t length, int *index) {
    *index = 0;
    for (const char *at = list; *at; at = strchr(at, ' ') + 1, ++*index)
        if (!strncmp(at, name, length) && !letter(at[length])) return at + length;
    return NULL;
}

static void say(vt_rich *r, const char *text, size_t bytes) { r->more = text, r->more_end = text + bytes; }

static struct vt_rich_level top(const vt_rich *r) {
    return r->depth ? r->levels[r->depth - 1] : (struct vt_rich_level){.size = 1};
}

static bool push(vt_rich *r, struct vt_rich_level level) {
    if (r->depth == VT_RICH_DEPTH) return false;
    r->levels[r->depth++] = level;
    return true;
}

static void pop(vt_rich *r) {
    struct vt_rich_level gone = r->levels[--r->depth];
    if (gone.script) r->last_script = (char)gone.script;
    if (gone.after) say(r, ")", 1);
    if (!gone.frac) return;
    say(r, "\xe2\x81\x84", 3); // fraction slash
    if (*r->at != '{') return;
    struct vt_rich_level around = top(r);
    around.size *= SCRIPT_SIZE, around.close = '}', around.script = around.frac = 0, around.after = 0;
    r->last_script = 0;
    r->levels[r->depth++] = around; // in the room of the one that went
    r->at++;
}

static char outer_script(const vt_rich *r) { // '^' or '_' that all here is in, or 0
    for (int i = 0; i < r->depth; i++)
        if (r->levels[i].script) return (char)r->levels[i].script;
    return 0;
}

static void push_script(vt_rich *r, char kind) {
    struct vt_rich_level l = top(r);
    l.rise += l.size * (kind == '^' ? SUPER_RISE : SUB_RISE), l.size *= SCRIPT_SIZE;
    l.close = 0, l.script = (uint8_t)kind, l.frac = 0, l.after = 0;
    bool outermost = !outer_script(r);
    if (push(r, l) && outermost) r->begins = true;
}

// A backslash and what it means; false: it shows as it is.
static bool command(vt_rich *r) {
    const char *name = r->at + 1;
    size_t length = 0;
    while (letter(name[length])) length++;
    if (!length) {
        static const char *const spaces[] = {",\xe2\x80\x89", ";\xe2\x80\x85", ":\xe2\x80\x85", "! ", "  "};
        for (int i = 0; i < VT_LENGTH(spaces); i++)
            if (*name == spaces[i][0]) {
                r->at += 2;
                if (*name != '!') say(r, spaces[i] + 1, strlen(spaces[i]) - 1);
                return true;
            }
        if (!*name || !strchr("{}$%_&#", *name)) return false;
        r->at++;
        say(r, r->at++, 1);
        return true;
    }
    int index;
    const char *value = look_up(silent, name, length, &index), *after = name + length;
    if (value) {
        r->at = after;
        return true;
    }
    if (length == 4 && !strncmp(name, "frac", 4) && *after == '{') {
        struct vt_rich_level l = top(r);
        l.rise += l.size * SUPER_RISE, l.size *= SCRIPT_SIZE, l.close = '}', l.script = 0, l.frac = 1, l.after = 0;
        if (!push(r, l)) return false;
        r->at = after + 1;
        return true;
    }
    if ((value = look_up(signs, name, length, &index))) {
        say(r, value, (size_t)(strchr(value, ' ') - value));
    } else if ((value = look_up(functions, name, length, &index))) {
        say(r, value - length, length);
    } else {
        char small[12] = {(char)(name[0] | 32)};
        if (length >= sizeof small) return false;
        memcpy(small + 1, name + 1, length - 1);
        if (!look_up(greek, small, length, &index) &&
            (strncmp(small, "var", 3) || length < 4 || !look_up(greek, small + 3, length - 3, &index)))
            return false;
        if (name[0] < 'a' && index == 17) return false; // the s at a word's end has no capital
        r->letter = 0x3b1 + (uint32_t)index - (name[0] < 'a' ? 32 : 0);
    }
    r->at = after;
    // A root of more than one sign is put in parentheses, since no bar is drawn over it.
    if (length == 4 && !strncmp(name, "sqrt", 4) && *after == '{') {
        const char *second = after + 1;
        if (*second == '\\') second++;
        bool name_in_it = second > after + 1;
        vt_utf8_next(&second);
        while (name_in_it && letter(*second)) second++;
        struct vt_rich_level l = top(r);
        l.close = '}', l.script = l.frac = 0, l.after = *second != '}';
        if (push(r, l)) {
            r->at++;
            if (l.after) say(r, "\xe2\x88\x9a(", 4);
        }
    }
    return true;
}

// The dollar sign that ends the mathematics which begins after `open`, or NULL.
static const char *closing(const char *open) {
    if (!open[1] || strchr(" \t\n$", open[1])) return NULL;
    for (const char *at = open + 1; *at && *at != '\n'; at++) {
        if (*at == '\\' && at[1] && at[1] != '\n')
            at++;
        else if (*at == '$')
            return at[-1] == ' ' || (at[1] >= '0' && at[1] <= '9') ? NULL : at;
    }
    return NULL;
}

vt_rich vt_rich_begin(const char *text) { return (vt_rich){.at = text}; }

static void emit(vt_rich *r, vt_rich_item *item) {
    struct vt_rich_level l = top(r);
    item->size = l.size, item->rise = l.rise;
    char script = outer_script(r);
    item->pen = !script ? VT_RICH_ON : !r->begins ? VT_RICH_IN : VT_RICH_FIRST;
    if (item->pen == VT_RICH_FIRST && r->last_script && r->last_script != script) item->pen = VT_RICH_BACK;
    r->begins = false, r->last_script = 0;
    while (r->depth && !r->levels[r->depth - 1].close && r->more == r->more_end) pop(r);
}

bool vt_rich_next(vt_rich *r, vt_rich_item *item) {
    for (;;) {
        item->from = item->to = r->at;
        if (r->letter || r->more < r->more_end) {
            item->codepoint = r->letter ? r->letter : vt_utf8_next(&r->more);
            r->letter = 0;
            emit(r, item);
            return true;
        }
        char c = *r->at;
        if (!c) return false;
        if (!r->end) {
            if (c == '$' && (r->end = closing(r->at))) {
                r->at++;
                continue;
            }
            if (c == '\\' && r->at[1] == '$') r->at++;
            item->codepoint = vt_utf8_next(&r->at);
            item->to = r->at;
            emit(r, item);
            return true;
        }
        if (r->at == r->end) {
            r->at++, r->end = NULL;
            r->depth = r->deeper = 0, r->last_script = 0;
            continue;
        }
        struct vt_rich_level l = top(r);
        bool single = r->depth && !l.close;
        if ((c == '^' || c == '_') && r->at + 1 < r->end) {
            r->at++;
            push_script(r, c);
            continue;
        }
        if (c == '{') {
            r->at++;
            if (single)
                r->levels[r->depth - 1].close = '}';
            else if (l.close = '}', l.script = l.frac = 0, l.after = 0, !push(r, l))
                r->deeper++;
            continue;
        }
        if (c == '}') {
            r->at++;
            if (r->deeper)
                r->deeper--;
            else if (r->depth) {
                pop(r);
                while (r->depth && !r->levels[r->depth - 1].close && r->more == r->more_end) pop(r);
            }
            continue;
        }
        if (c == '\\' && command(r)) continue;
        item->codepoint = vt_utf8_next(&r->at);
        item->to = r->at;
        if (c == '-') item->codepoint = 0x2212;
        if (c == '\'') item->codepoint = 0x2032;
        emit(r, item);
        return true;
    }
}
