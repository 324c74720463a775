/*!40000 USE other */;
