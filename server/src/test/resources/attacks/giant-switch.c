/* A switch of 32,768 cases. */
#define A(n) case n: x += n; break; case n + 1: x -= n; break; case n + 2: x ^= n; break; case n + 3: x *= 3; break;
#define B(n) A(n) A(n + 4) A(n + 8) A(n + 12) A(n + 16) A(n + 20) A(n + 24) A(n + 28)
#define C(n) B(n) B(n + 32) B(n + 64) B(n + 96) B(n + 128) B(n + 160) B(n + 192) B(n + 224)
#define D(n) C(n) C(n + 256) C(n + 512) C(n + 768) C(n + 1024) C(n + 1280) C(n + 1536) C(n + 1792)
#define E(n) D(n) D(n + 2048) D(n + 4096) D(n + 6144) D(n + 8192) D(n + 10240) D(n + 12288) D(n + 14336)
int main(int argc, char **argv) { unsigned x = 1; (void)argv; switch (argc) { E(0) E(16384) } return x == 7; }
