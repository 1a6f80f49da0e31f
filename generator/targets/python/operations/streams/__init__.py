"""Operations that give a stream when their body asks for one: a method with overloads."""
