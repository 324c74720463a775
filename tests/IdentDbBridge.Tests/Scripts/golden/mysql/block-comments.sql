SELECT /* ; /* */ 1; /* a; ' */ SELECT 2; SELECT /*/ ; */ 3 /* last */;
