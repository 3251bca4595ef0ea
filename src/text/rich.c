// In:  a text that may hold mathematics between dollar signs.
// Out: its characters one by one, each with its size and its height above the line.
#include "text/rich.h"

#define SCRIPT_SIZE 0.72f
#define SUPER_RISE 0.34f // of the em that it stands beside
#define SUB_RISE (-0.17f)
// Heights in em, of the font's signs: the top of a root, how much larger it is over superscripts; the top of a bar over small
// letters, how much higher accents are over the others.
#define ROOT 0.85f
#define HIGH_ROOT 1.2f
#define BAR 0.70f
#define HIGHER 0.18f

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

static const char accents[] = "hat dot ddot tilde check vec bar overline ";
static const uint16_t accent_signs[] = {0x2c6, 0x2d9, 0xa8, 0x2dc, 0x2c7, 0x2192};

static bool letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// What follows a name in a list, and which one it is; NULL: it is not there.
static const char *look_up(const char *list, const char *name, size_t length, int *index) {
    *index = 0;
    for (const char *at = list; *at; at = strchr(at, ' ') + 1, ++*index)
        if (!strncmp(at, name, length) && !letter(at[length])) return at + length;
    return NULL;
}

static void say(vt_rich *r, const char *text, size_t bytes) { r->more = text, r->more_end = text + bytes; }

// What stands in braces, or (close 0) a single character; NULL: too deep.
static struct vt_rich_level *open_level(vt_rich *r, char close) {
    if (r->depth == VT_RICH_DEPTH) return NULL;
    struct vt_rich_level *l = &r->levels[r->depth];
    *l = r->depth++ ? l[-1] : (struct vt_rich_level){.size = 1};
    l->close = close, l->script = l->frac = l->accent = 0;
    return l;
}

static void script_level(struct vt_rich_level *l, float rise) { l->rise += l->size * rise, l->size *= SCRIPT_SIZE; }

static void pop(vt_rich *r) {
    struct vt_rich_level gone = r->levels[--r->depth];
    if (gone.script) r->last_script = (char)gone.script;
    if (gone.accent) r->letter = accent_signs[(gone.accent & 15) - 1], r->over = gone.accent;
    if (!gone.frac) return;
    say(r, "\xe2\x81\x84", 3); // fraction slash
    if (*r->at != '{') return;
    script_level(open_level(r, '}'), 0); // in the room of the one that went
    r->last_script = 0;
    r->at++;
}

static bool single(const vt_rich *r) { return r->depth && !r->levels[r->depth - 1].close; }

static void pop_singles(vt_rich *r) {
    while (single(r) && r->more == r->more_end && !r->letter) pop(r);
}

static char outer_script(const vt_rich *r) { // '^' or '_' that all here is in, or 0
    for (int i = 0; i < r->depth; i++)
        if (r->levels[i].script) return (char)r->levels[i].script;
    return 0;
}

static void push_script(vt_rich *r, char kind) {
    bool outermost = !outer_script(r);
    struct vt_rich_level *l = open_level(r, 0);
    if (!l) return;
    script_level(l, kind == '^' ? SUPER_RISE : SUB_RISE);
    l->script = (uint8_t)kind, r->begins = r->begins || outermost;
}

static const char small_letters[] = "acegmnopqrsuvwxyz{}";

// Whether something up to the brace is higher than small letters; or (root) than capitals.
static bool high(const char *at, bool root) {
    for (int deep = 0; *at && *at != '$' && (*at != '}' || deep--); at++) {
        if (root ? *at == '^' || (*at == '\\' && (at[1] == 'f' || at[2] == 'q')) : !strchr(small_letters, *at))
            return true;
        deep += *at == '{';
    }
    return false;
}

static void add_bar(struct vt_rich_level *l, float height) {
    l->bars[1] = l->bars[0];
    l->bars[0] = l->rise + l->size * height;
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
    bool braced = *after == '{';
    struct vt_rich_level *level;
    if (braced && length == 4 && !strncmp(name, "frac", 4)) {
        if (!(level = open_level(r, '}'))) return false;
        script_level(level, SUPER_RISE);
        level->frac = 1, r->at = after + 1;
        return true;
    }
    if (look_up(accents, name, length, &index)) {
        while (*after == ' ') after++;
        bool is_high = *after == '{' ? high(after + 1, false) : !strchr(small_letters, *after);
        if (!(level = open_level(r, *after == '{' ? '}' : 0))) return false;
        if (index < VT_LENGTH(accent_signs))
            level->accent = (uint8_t)(index + 1 + 16 * is_high), r->accented = true;
        else
            add_bar(level, BAR + (float)is_high * HIGHER);
        r->at = after + (*after == '{');
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
    if (braced && length == 4 && !strncmp(name, "sqrt", 4) && (level = open_level(r, '}')))
        add_bar(level, high(++r->at, true) ? ROOT * HIGH_ROOT : ROOT);
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
    struct vt_rich_level l = {.size = 1};
    if (r->depth) l = r->levels[r->depth - 1];
    item->size = l.size, item->rise = l.rise;
    memcpy(item->bars, l.bars, sizeof l.bars);
    if (item->codepoint == 0x221a && l.bars[0] > 0) // the root's own sign
        item->size = (l.bars[0] - l.rise) / ROOT, item->bars[0] = l.bars[1], item->bars[1] = 0;
    char script = outer_script(r);
    item->pen = !script ? VT_RICH_ON : !r->begins ? VT_RICH_IN : VT_RICH_FIRST;
    if (item->pen == VT_RICH_FIRST && r->last_script && r->last_script != script) item->pen = VT_RICH_BACK;
    item->accented = r->accented;
    if (r->over) {
        item->pen = VT_RICH_OVER;
        if (r->over & 16) item->rise += HIGHER * l.size;
        if (item->codepoint == 0x2192) item->rise += 0.47f * l.size, item->size *= 0.7f;
    }
    r->begins = r->accented = false, r->last_script = 0, r->over = 0;
    pop_singles(r);
}

bool vt_rich_next(vt_rich *r, vt_rich_item *item) {
    for (;;) {
        item->from = item->to = r->at;
        if (r->letter || r->more < r->more_end) {
            item->codepoint = r->letter ? r->letter : vt_utf8_next(&r->more);
            r->letter = 0;
            break;
        }
        char c = *r->at;
        if (!c) return false;
        if (!r->end) {
            if (c == '$' && (r->end = closing(r->at))) {
                r->at++;
                continue;
            }
            if (c == '\\' && r->at[1] == '$') r->at++;
        } else if (r->at == r->end) {
            r->at++, r->end = NULL;
            r->depth = r->deeper = 0, r->last_script = 0;
            continue;
        } else if ((c == '^' || c == '_') && r->at + 1 < r->end) {
            r->at++;
            push_script(r, c);
            continue;
        } else if (c == '{') {
            r->at++;
            if (single(r))
                r->levels[r->depth - 1].close = '}';
            else if (!open_level(r, '}'))
                r->deeper++;
            continue;
        } else if (c == '}') {
            r->at++;
            if (r->deeper) {
                r->deeper--;
            } else if (r->depth) {
                pop(r);
                pop_singles(r);
            }
            continue;
        } else if (c == '\\' && command(r)) {
            continue;
        }
        item->codepoint = vt_utf8_next(&r->at);
        item->to = r->at;
        if (r->end && c == '-') item->codepoint = 0x2212;
        if (r->end && c == '\'') item->codepoint = 0x2032;
        break;
    }
    emit(r, item);
    return true;
}
